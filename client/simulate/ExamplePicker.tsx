import { Select } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { groupLabels, type Example } from './examples.ts';
import { longList } from '../ui/longList.ts';

const origins = ['sample', 'came_in', 'bare'] as const satisfies readonly Example['origin'][];

/** Which event the drawing is tried on. */
export function ExamplePicker({
  examples,
  chosen,
  onChoose,
}: {
  readonly examples: readonly Example[];
  readonly chosen: Example | undefined;
  readonly onChoose: (example: Example) => void;
}) {
  const data = useMemo(
    () =>
      origins
        .map((origin) => ({
          group: groupLabels[origin],
          items: examples
            .filter((example) => example.origin === origin)
            .map(({ key, label }) => ({ value: key, label })),
        }))
        .filter(({ items }) => items.length > 0),
    [examples],
  );
  const byKey = useMemo(() => new Map(examples.map((one) => [one.key, one])), [examples]);
  return (
    <Select
      label="Try it on"
      description="This happens in your browser only: nothing is sent."
      searchable
      allowDeselect={false}
      selectFirstOptionOnChange
      // What is typed takes the place of what is chosen.
      onClick={(event) => {
        event.currentTarget.select();
      }}
      nothingFoundMessage="Nothing fits. Take any, and change its values below."
      {...longList}
      data={data}
      value={chosen?.key ?? null}
      onChange={(key) => {
        const example = byKey.get(key ?? '');
        if (example) onChoose(example);
      }}
      renderOption={({ option, checked }) => (
        <Option example={byKey.get(option.value)} isChosen={checked ?? false} />
      )}
    />
  );
}

function Option({
  example,
  isChosen,
}: {
  readonly example: Example | undefined;
  readonly isChosen: boolean;
}) {
  if (!example) return null;
  return (
    <span className="simulate-option">
      <span className="simulate-option-mark">{example.mark ?? '–'}</span>
      <span>
        <span className="simulate-option-title">{example.title}</span>
        <span className="simulate-option-about">{example.about}</span>
      </span>
      {isChosen && <IconCheck size={16} aria-hidden />}
    </span>
  );
}
