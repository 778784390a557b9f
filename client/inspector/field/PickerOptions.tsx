import { Combobox } from '@mantine/core';
import { IconCheck, IconPencil } from '@tabler/icons-react';
import type { Choice, Offer } from './choice.ts';

/** The list below a picker: headings, what can be chosen, and how much more there is. */
export function PickerOptions({
  offered: { groups, more },
  label,
  made,
  value,
  nothing,
}: {
  readonly offered: Offer;
  readonly label: string;
  /** What was typed, as a choice of its own. */
  readonly made: Choice | null;
  readonly value: string | null;
  readonly nothing: string;
}) {
  const isEmpty = groups.length === 0 && made === null;
  return (
    <Combobox.Options aria-label={label} className="inspector-scroll">
      {groups.map(({ heading, choices }) =>
        heading === null ? (
          choices.map((choice) => <Option key={choice.value} choice={choice} value={value} />)
        ) : (
          <Combobox.Group key={heading} label={heading}>
            {choices.map((choice) => (
              <Option key={choice.value} choice={choice} value={value} />
            ))}
          </Combobox.Group>
        ),
      )}
      {made && <Option choice={made} value={value} written />}
      {isEmpty && <Combobox.Empty>{nothing}</Combobox.Empty>}
      {more > 0 && <div className="inspector-more">{more} more. Type to find them.</div>}
    </Combobox.Options>
  );
}

function Option({
  choice,
  value,
  written = false,
}: {
  readonly choice: Choice;
  readonly value: string | null;
  readonly written?: boolean;
}) {
  const isChosen = choice.value === value;
  const name = choice.name === choice.label ? undefined : choice.name;
  return (
    <Combobox.Option value={choice.value} active={isChosen} aria-selected={isChosen}>
      <span className="inspector-option">
        <span className="inspector-option-line">
          {written && <IconPencil size={14} aria-hidden />}
          {isChosen && <IconCheck size={14} aria-hidden />}
          <span className="inspector-option-label">{choice.label}</span>
          {choice.aside !== undefined && (
            <span className="inspector-option-aside">{choice.aside}</span>
          )}
        </span>
        {(name !== undefined || choice.detail !== undefined) && (
          <span className="inspector-option-detail">
            {name !== undefined && <code>{name}</code>}
            {choice.detail}
          </span>
        )}
      </span>
    </Combobox.Option>
  );
}
