import { Alert, Stack, Tabs, Text } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { keptUrls } from '../../../shared/authoring/compile/target.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { ActionNode } from '../../../shared/model/graph.ts';
import { useSurroundings } from '../../draft/Workbench.tsx';
import { useEditing, useFieldChoices, useProblemsAt } from '../field/NodeScope.tsx';
import { TextSetting } from '../field/TextSetting.tsx';
import { withCommand } from './chosenCommand.ts';
import { CommandPicker } from './CommandPicker.tsx';
import { ConnectionField } from './ConnectionField.tsx';
import { Manner } from './Manner.tsx';
import { OutlivedName } from './OutlivedName.tsx';
import { ParametersForm } from './ParametersForm.tsx';
import { RunAs } from './RunAs.tsx';
import { useTarget } from './target.ts';

type View = 'form' | 'json';

/** What an action calls, with which values, as whom and how often. */
export function ActionForm({
  node,
  json,
  view,
  onView,
}: {
  readonly node: ActionNode;
  readonly json: (action: string) => ReactNode;
  readonly view: View;
  readonly onView: (view: View) => void;
}) {
  const target = useTarget(node);
  const choose = useChooseCommand(node, target.connection);
  return (
    <Stack gap="md">
      <Imported node={node} />
      {target.isAmbra ? (
        <CommandPicker value={node.command ?? ''} elsewhere={keptUrls(node)[0]} onChoose={choose} />
      ) : (
        <TextSetting
          label="Path"
          path={['command']}
          value={node.command}
          mono
          placeholder="api/v1/orders"
          hint="Below the address of the connection."
        />
      )}
      <OutlivedName key={node.id} node={node} />
      <ConnectionField node={node} />
      <Tabs
        value={view}
        onChange={(value) => {
          onView(value === 'json' ? 'json' : 'form');
        }}
        keepMounted={false}
        variant="pills"
        className="inspector-parameters"
      >
        <div className="inspector-parameters-head">
          <h3 className="inspector-section" id={`parameters-of-${node.id}`}>
            Parameters
          </h3>
          <Tabs.List aria-label="How the parameters are shown">
            <Tabs.Tab value="form">Form</Tabs.Tab>
            <Tabs.Tab value="json">JSON</Tabs.Tab>
          </Tabs.List>
        </div>
        <Tabs.Panel value="form">
          <ParametersForm
            key={node.command ?? ''}
            node={node}
            target={target}
            onJson={() => {
              onView('json');
            }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="json">
          <JsonPlace>{json(node.id)}</JsonPlace>
        </Tabs.Panel>
      </Tabs>
      <RunAs node={node} target={target} />
      <Manner node={node} isAmbra={target.isAmbra} />
    </Stack>
  );
}

/** The code editor shows the problems of all parameters itself, and what keeps its text from being parameters. */
function JsonPlace({ children }: { readonly children: ReactNode }) {
  useProblemsAt('parameters');
  useProblemsAt('json');
  return <div data-field="parameters">{children}</div>;
}

function useChooseCommand(node: ActionNode, connection: string | null) {
  const { apply } = useEditing();
  const fields = useFieldChoices();
  const identities = useSurroundings((around) => around.identities);
  const readable = useMemo(() => new Set(fields.map(({ value }) => value)), [fields]);
  return (command: string): void => {
    const users = identities
      .filter((identity) => identity.connection === connection)
      .map(({ userId }) => userId);
    apply({
      do: 'replaceNode',
      node: withCommand(node, command, { catalogue: ambra, readable, users }),
    });
  };
}

function Imported({ node }: { readonly node: ActionNode }) {
  if (!node.imported && !node.kept) return null;
  return (
    <Alert
      variant="default"
      className="inspector-imported"
      icon={<IconPackageImport aria-hidden />}
      title="Imported from the platform"
    >
      <Text size="sm">
        {node.imported
          ? 'Untouched, it goes back exactly as it came.'
          : 'Some of it cannot be drawn and is kept as it was.'}{' '}
        What you set here takes the place of what was imported.
      </Text>
    </Alert>
  );
}
