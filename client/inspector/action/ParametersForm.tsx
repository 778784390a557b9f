import { Button, Stack, Text } from '@mantine/core';
import { IconCode } from '@tabler/icons-react';
import { useState } from 'react';
import type { CatalogueParameter } from '../../../shared/catalogue.ts';
import { keptUrls } from '../../../shared/authoring/compile/target.ts';
import { isAbout } from '../../../shared/authoring/inLabels.ts';
import { humanise } from '../../../shared/catalogue/ambra/humanise.ts';
import type { ActionNode } from '../../../shared/model/graph.ts';
import { replacement } from '../../../shared/model/reference.ts';
import { useProblemsAt } from '../field/NodeScope.tsx';
import { NoteList, NotesAt } from '../field/Notes.tsx';
import { AddParameter } from './AddParameter.tsx';
import { arrange, type Arranged, type Named } from './arrange.ts';
import { OneOf } from './OneOf.tsx';
import { ParameterField } from './ParameterField.tsx';
import type { ParameterContext } from './parameterProps.ts';
import type { Target } from './target.ts';

/** The parameters of a call as a form: what is needed first, then what is set, then what can be added. */
export function ParametersForm({
  node,
  target,
  onJson,
}: {
  readonly node: ActionNode;
  readonly target: Target;
  readonly onJson: () => void;
}) {
  // Names of parameters that somebody is about to fill in; until then they are nothing to the graph.
  const [added, setAdded] = useState<readonly string[]>([]);
  const [newest, setNewest] = useState<string | null>(null);
  const context: ParameterContext = { node, connection: target.connection, onJson };
  const add = (name: string): void => {
    setAdded((before) => [...before, name]);
    setNewest(name);
  };
  const forget = (name: string): void => {
    setAdded((before) => before.filter((other) => other !== name));
  };
  const keep = (name: string): void => {
    setAdded((before) => (before.includes(name) ? before : [...before, name]));
  };
  const { command } = target;
  if (Object.hasOwn(node.parameters, replacement)) return <WholeHash onJson={onJson} />;
  if (target.isAmbra && !node.command) {
    return (
      <Text size="sm" c="dimmed">
        {keptUrls(node).length > 0
          ? 'The values that were imported are kept. Once it is clear what this action calls, you can change them here.'
          : 'Choose what this action does; then you can fill in with which values.'}
      </Text>
    );
  }
  const arranged = command
    ? arrange(command, node.parameters, added)
    : freely(node.parameters, added);
  const isOpen = command === undefined || command.openEnded;
  return (
    // Leaving one of the parameters says nothing about the others.
    <Stack gap="md" data-field="parameters" data-place="">
      <OfTheWhole arranged={arranged} />
      {arranged.choices.map((choice) => (
        <OneOf key={choice.rule.oneOf.flat().join()} choice={choice} {...context} />
      ))}
      {arranged.required.map(({ name, parameter }) => (
        <ParameterField key={name} name={name} parameter={parameter} isRequired {...context} />
      ))}
      {[...arranged.optional, ...arranged.strangers.map(stranger)].map(({ name, parameter }) => (
        <ParameterField
          key={name}
          name={name}
          parameter={parameter}
          isNew={name === newest}
          isStranger={command !== undefined && !isOpen && arranged.strangers.includes(name)}
          onRemoved={forget}
          onEmptied={keep}
          {...context}
        />
      ))}
      <AddParameter
        free={arranged.free}
        isOpen={isOpen}
        taken={[...Object.keys(node.parameters), ...added]}
        onAdd={add}
        {...(command && { command })}
      />
    </Stack>
  );
}

/** What is said of the parameters as a whole and not of one choice among them. */
function OfTheWhole({ arranged }: { readonly arranged: Pick<Arranged, 'choices'> }) {
  const problems = useProblemsAt('parameters').filter(
    (problem) => !arranged.choices.some(({ rule }) => isAbout(problem, rule)),
  );
  return problems.length > 0 && <NoteList problems={problems} />;
}

function freely(parameters: ActionNode['parameters'], added: readonly string[]) {
  const names = [...new Set([...Object.keys(parameters), ...added])];
  return { choices: [], required: [], optional: names.map(stranger), strangers: [], free: [] };
}

function stranger(name: string): Named {
  const parameter: CatalogueParameter = {
    name,
    label: humanise(name),
    type: 'text',
    required: false,
  };
  return { name, parameter };
}

function WholeHash({ onJson }: { readonly onJson: () => void }) {
  return (
    <div data-field="parameters">
      <Text size="sm" c="dimmed">
        All parameters are taken from one field of the event, which holds them as JSON.
      </Text>
      <NotesAt field="parameters" />
      <Button
        mt="xs"
        variant="default"
        size="xs"
        leftSection={<IconCode size={16} aria-hidden />}
        onClick={onJson}
      >
        Edit in JSON
      </Button>
    </div>
  );
}
