import { Button, Stack, Switch, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import type { SplitNode } from '../../shared/model/graph.ts';
import { firstFocusable, focusSoon } from './field/focusSoon.ts';
import { FieldPicker } from './field/FieldPicker.tsx';
import { useEditing } from './field/NodeScope.tsx';
import { useNotes } from './field/Notes.tsx';
import { SplitCase } from './SplitCase.tsx';
import { freeCaseId } from './splitCases.ts';

const oftenSplit = [
  'study.modality',
  'study.phi_namespace_name',
  'study.study_status',
  'study.source_ae_title',
  'hl7.type',
];

/** One field, a way for each of its values, and one for the rest. */
export function SplitForm({ node }: { readonly node: SplitNode }) {
  const { set, begin } = useEditing();
  const field = useNotes('field', {
    hint: 'Each study goes one way, by the value of this field.',
  });
  const cases = useNotes('cases');
  const list = useRef<HTMLDivElement>(null);
  return (
    <Stack gap="md">
      <FieldPicker
        {...field}
        label="Split by"
        required
        likely={oftenSplit}
        value={node.field}
        onChoose={(path) => {
          set(['field'], path);
        }}
      />
      <div {...cases.wrapperProps}>
        <Stack gap="sm" ref={list}>
          {node.cases.map((one, index) => (
            <SplitCase
              key={one.id}
              node={node}
              index={index}
              onRemoved={() => {
                focusSoon(
                  () =>
                    valuesOf(list.current?.children[Math.max(0, index - 1)]) ??
                    firstFocusable(list.current?.parentElement),
                );
              }}
            />
          ))}
        </Stack>
        {cases.error && <div className="inspector-error">{cases.error}</div>}
        <Button
          mt="sm"
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            begin(['cases', node.cases.length]);
            set(['cases', node.cases.length], { id: freeCaseId(node.cases), values: [] });
            focusSoon(() => valuesOf(list.current?.lastElementChild));
          }}
        >
          Add a case
        </Button>
      </div>
      <div className="inspector-otherwise">
        <Text size="sm" fw={600}>
          Otherwise
        </Text>
        <Text size="sm" c="dimmed">
          Every other value, and no value at all, leaves by this exit.
        </Text>
      </div>
      <Switch
        label="Capitals matter"
        description="“CT” and “ct” are then different values."
        checked={node.matchCase === true}
        onChange={({ currentTarget }) => {
          set(['matchCase'], currentTarget.checked ? true : undefined);
        }}
      />
    </Stack>
  );
}

/** The input for the values of a case. */
function valuesOf(one: Element | null | undefined): HTMLElement | null {
  return firstFocusable(one?.querySelector('[data-field]'));
}
