import { Select } from '@mantine/core';
import type { ActionNode, MissingChoice } from '../../../shared/model/graph.ts';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';

const words: Readonly<Record<MissingChoice, string>> = {
  stop: 'If missing: don’t make the call',
  omit: 'If missing: leave this out',
  empty: 'If missing: send it empty',
  platform: 'If missing: as the platform does',
};

/** What happens to the call when the event lacks what a parameter reads. */
export function MissingChoiceSelect({
  node,
  name,
  label,
}: {
  readonly node: ActionNode;
  readonly name: string;
  readonly label: string;
}) {
  const { set } = useEditing();
  const { onMissing } = node;
  const notes = useNotes(`onMissing.${name}`);
  const rest = onMissing?.['*'] ?? 'stop';
  const choice = onMissing?.[name] ?? rest;
  const offered: MissingChoice[] = ['stop', 'omit', 'empty'];
  if (choice === 'platform' || rest === 'platform') offered.push('platform');
  return (
    <Select
      {...notes}
      variant="unstyled"
      size="xs"
      className="inspector-missing"
      aria-label={`If the field for ${label} is missing`}
      allowDeselect={false}
      data={offered.map((value) => ({ value, label: words[value] }))}
      value={choice}
      comboboxProps={{ shadow: 'md' }}
      onChange={(next) => {
        if (next === null) return;
        const isLast =
          onMissing !== undefined && Object.keys(onMissing).every((key) => key === name);
        if (next !== rest) set(['onMissing', name], next);
        else if (isLast) set(['onMissing'], undefined);
        else set(['onMissing', name], undefined);
      }}
    />
  );
}
