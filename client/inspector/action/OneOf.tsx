import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { Edit } from '../../../shared/model/edit.ts';
import { useEditing } from '../field/NodeScope.tsx';
import { Picker } from '../field/Picker.tsx';
import type { Choice } from './arrange.ts';
import { removing } from './removing.ts';
import { ParameterField } from './ParameterField.tsx';
import type { ParameterContext } from './parameterProps.ts';

/** Parameters of which one set is given: which, and its values. */
export function OneOf({ choice, ...context }: { readonly choice: Choice } & ParameterContext) {
  const { apply } = useEditing();
  const { rule, sets, given } = choice;
  const [chosen, setChosen] = useState<number | null>(null);
  const at = given ?? chosen;
  const labels = sets.map((set) => set.map(({ parameter }) => parameter.label).join(' + '));
  const choose = (next: number | null): void => {
    setChosen(next);
    const kept = new Set((sets[next ?? -1] ?? []).map(({ name }) => name));
    const gone = (sets[at ?? -1] ?? []).filter(({ name }) => !kept.has(name));
    const edits = gone.flatMap(({ name }): Edit[] => removing(context.node, name));
    if (edits.length > 0) apply({ do: 'all', edits });
  };
  const set = sets[at ?? -1] ?? [];
  return (
    <Stack gap="sm" component="fieldset" className="inspector-group">
      <legend className="inspector-legend">
        {groupTitle(labels)}
        {rule.required && <span className="inspector-required"> *</span>}
      </legend>
      <Picker
        label={null}
        ariaLabel={`${groupTitle(labels)}: which`}
        placeholder="Choose which one to give"
        choices={labels.map((label, index) => ({ value: String(index), label }))}
        value={at === null ? null : String(at)}
        onChoose={(next) => {
          choose(Number(next));
        }}
        {...(!rule.required && {
          onClear: () => {
            choose(null);
          },
        })}
      />
      {set.map(({ name, parameter }) => (
        <ParameterField
          key={name}
          name={name}
          parameter={parameter}
          isRequired={rule.required || set.length > 1}
          onEmptied={() => {
            // Emptied while it is edited, it is still the one that was chosen.
            setChosen(at);
          }}
          {...context}
        />
      ))}
    </Stack>
  );
}

/** What the choice is about, in words. */
function groupTitle(labels: readonly string[]): string {
  if (labels[0] === 'Study' || labels.includes('Study instance UID')) return 'Which study';
  const people = ['User', 'Group', 'Location', 'Email address'];
  return people.filter((label) => labels.includes(label)).length > 1 ? 'To whom' : 'One of these';
}
