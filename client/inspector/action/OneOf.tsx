import { Select } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { fillIn, isAbout } from '../../../shared/authoring/inLabels.ts';
import type { CatalogueCommand } from '../../../shared/catalogue.ts';
import type { Edit } from '../../../shared/model/edit.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { firstFocusable, focusSoon } from '../field/focusSoon.ts';
import { useCommand, useEditing, useIsLeft, useProblemsAt } from '../field/NodeScope.tsx';
import { NoteList } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';
import type { Choice, Named } from './arrange.ts';
import { ParameterField } from './ParameterField.tsx';
import type { ParameterContext } from './parameterProps.ts';
import { removing } from './removing.ts';

/** Not the place of any set. */
const noneOfThem = 'none';

/** Parameters of which one set is given: which, and its values. */
export function OneOf({ choice, ...context }: { readonly choice: Choice } & ParameterContext) {
  const { apply } = useEditing();
  const { rule, sets, given } = choice;
  const [chosen, setChosen] = useState<number | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const problems = useProblemsAt('parameters').filter((problem) => isAbout(problem, rule));
  const command = useCommand();
  const place = `parameters ${rule.oneOf.flat().join(' ')}`;
  // Two hooks, for both are to be heard.
  const isLeftHere = useIsLeft(place);
  const isTold = useIsLeft('parameters');
  const at = given ?? chosen;
  const labels = sets.map((set) => set.map(({ parameter }) => parameter.label).join(' + '));
  const title = groupTitle(labels);
  const choose = (next: number | null): void => {
    setChosen(next);
    const kept = new Set((sets[next ?? -1] ?? []).map(({ name }) => name));
    const gone = (sets[at ?? -1] ?? []).filter(({ name }) => !kept.has(name));
    const edits = gone.flatMap(({ name }): Edit[] => removing(context.node, name));
    if (edits.length > 0) apply({ do: 'all', edits });
  };
  const data = labels.map((label, index) => ({ value: String(index), label }));
  const set = sets[at ?? -1] ?? [];
  return (
    <div
      ref={root}
      className="inspector-group"
      role="group"
      aria-labelledby={id}
      data-wanted={problems.length > 0 || undefined}
      data-place={place}
    >
      <div className="inspector-group-head">
        <span id={id} className="inspector-group-title">
          {title}
          {rule.required && <span className="inspector-required">{'\u00a0'}*</span>}
        </span>
        {at !== null && (
          <Select
            variant="unstyled"
            size="xs"
            className="inspector-mode"
            aria-label={`${title}: which`}
            allowDeselect={false}
            data={[
              ...data,
              ...(rule.required ? [] : [{ value: noneOfThem, label: 'None of these' }]),
            ]}
            value={String(at)}
            comboboxProps={{ width: 260, position: 'bottom-end', shadow: 'md' }}
            onChange={(next) => {
              choose(next === null || next === noneOfThem ? null : Number(next));
            }}
          />
        )}
      </div>
      {at === null && (
        <Picker
          label={null}
          ariaLabel={`${title}: which`}
          placeholder="Choose which one to give"
          choices={data}
          value={null}
          onChoose={(next) => {
            choose(Number(next));
            focusSoon(() => firstFocusable(root.current?.querySelector('.inspector-value')));
          }}
        />
      )}
      {set.map(({ name, parameter }) => (
        <ParameterField
          key={name}
          name={name}
          parameter={parameter}
          isRequired={rule.required || set.length > 1}
          isMarked={set.length > 1}
          onRemoved={() => {
            setChosen(null);
          }}
          onEmptied={() => {
            // Emptied while it is edited, it is still the one that was chosen.
            setChosen(at);
          }}
          {...context}
        />
      ))}
      {problems.length > 0 && (
        <NoteList
          problems={problems.map((one) => inShort(one, set, command))}
          isQuiet={!isLeftHere && !isTold}
        />
      )}
    </div>
  );
}

/** The names stand in the form already; what is left to say is what to do. */
function inShort(
  problem: Problem,
  set: readonly Named[],
  command: CatalogueCommand | undefined,
): Problem {
  if (problem.code !== 'action.missing_one_of' || !command) return problem;
  const names = set.map(({ name }) => name);
  const message = names.length === 0 ? 'Choose one of these.' : fillIn(command, names);
  return { ...problem, message };
}

/** What the choice is about, in words. */
function groupTitle(labels: readonly string[]): string {
  if (labels[0] === 'Study' || labels.includes('Study instance UID')) return 'Which study';
  const people = ['User', 'Group', 'Location', 'Email address'];
  return people.filter((label) => labels.includes(label)).length > 1 ? 'To whom' : 'One of these';
}
