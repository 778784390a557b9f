import { Button, Collapse, Select, Stack, Switch } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { methods, type ActionNode, type OnceScope } from '../../../shared/model/graph.ts';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';

const scopes: readonly { value: OnceScope | 'always'; label: string }[] = [
  { value: 'always', label: 'Every time' },
  { value: 'study', label: 'Once per study' },
  { value: 'study_uid', label: 'Once for all copies of a study' },
  { value: 'accession_number', label: 'Once per accession number' },
];

const methodWords: Readonly<Record<(typeof methods)[number], string>> = {
  POST: 'POST, as a form (usual)',
  GET: 'GET, in the address',
  POST_JSON: 'POST, as JSON',
  GET_JSON: 'GET, with a JSON body',
  PUT: 'PUT',
};

/** How often a call is made, and what happens when it fails. */
export function Manner({
  node,
  isAmbra,
}: {
  readonly node: ActionNode;
  readonly isAmbra: boolean;
}) {
  const { set } = useEditing();
  const { inputWrapperOrder: _, ...retry } = useNotes('retry', {
    hint: 'After 1 minute, 10 minutes and 1 hour. Only then it has failed for good.',
  });
  const once = useNotes('once');
  const { inputWrapperOrder: __, ...suspended } = useNotes('suspended', {
    hint: 'The action stays in the drawing and is not called.',
  });
  return (
    <Stack gap="md">
      <Switch
        {...retry}
        label="Try again if it fails"
        checked={node.retry === true}
        onChange={({ currentTarget }) => {
          set(['retry'], currentTarget.checked);
        }}
      />
      <Select
        {...once}
        label="How often"
        allowDeselect={false}
        data={scopes}
        value={node.once ?? 'always'}
        onChange={(scope) => {
          set(['once'], scope === null || scope === 'always' ? undefined : scope);
        }}
      />
      <Switch
        {...suspended}
        label="Switch this call off"
        checked={node.suspended === true}
        onChange={({ currentTarget }) => {
          set(['suspended'], currentTarget.checked ? true : undefined);
        }}
      />
      <Advanced node={node} isAmbra={isAmbra} />
    </Stack>
  );
}

function Advanced({ node, isAmbra }: { readonly node: ActionNode; readonly isAmbra: boolean }) {
  const { set } = useEditing();
  const [opened, setOpened] = useState(node.method !== 'POST');
  const method = useNotes('method', {
    hint: isAmbra ? 'The platform understands POST for every command.' : undefined,
  });
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className="inspector-advanced"
        aria-expanded={opened}
        leftSection={<IconChevronRight size={16} aria-hidden data-opened={opened || undefined} />}
        onClick={() => {
          setOpened((was) => !was);
        }}
      >
        Advanced
      </Button>
      <Collapse expanded={opened}>
        <Select
          {...method}
          mt="xs"
          label="Method"
          allowDeselect={false}
          data={methods.map((value) => ({ value, label: methodWords[value] }))}
          value={node.method}
          onChange={(value) => {
            if (value !== null) set(['method'], value);
          }}
        />
      </Collapse>
    </div>
  );
}
