import { TagsInput } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import type { Row } from '../../../shared/model/condition.ts';
import { search } from '../../../shared/catalogue/search.ts';
import type { Choice } from './choice.ts';
import type { Noted } from './Notes.tsx';
import { scalarOf } from './scalars.ts';

type Scalar = Extract<Row['value'], readonly unknown[]>[number];

/** Any number of values, from a list or typed; what is typed counts when the input is left. */
export function ValuesInput({
  label,
  ariaLabel,
  value,
  choices,
  isNumber,
  placeholder,
  onChange,
  ...noted
}: {
  readonly label: ReactNode;
  readonly ariaLabel?: string;
  readonly value: readonly string[];
  readonly choices: readonly Choice[];
  readonly isNumber: boolean;
  readonly placeholder?: string;
  readonly onChange: (values: Scalar[]) => void;
} & Partial<Noted>) {
  const byValue = useMemo(
    () => new Map(choices.map((choice) => [choice.value, choice])),
    [choices],
  );
  // Texts may hold commas; terms and numbers do not.
  const isTerms = isNumber || choices.some(({ name }) => name !== undefined);
  return (
    <TagsInput
      {...noted}
      label={label}
      {...(ariaLabel !== undefined && { 'aria-label': ariaLabel })}
      value={[...value]}
      data={[...byValue.keys()]}
      splitChars={isTerms ? [',', ';'] : []}
      {...(value.length === 0 && placeholder !== undefined && { placeholder })}
      withScrollArea={false}
      comboboxProps={{ shadow: 'md' }}
      classNames={{ dropdown: 'inspector-values-dropdown', options: 'inspector-scroll' }}
      limit={60}
      filter={({ search: text }) => {
        const picked = new Set(value);
        const left = choices.filter((choice) => !picked.has(choice.value));
        return search(left, text).map((choice) => ({ value: choice.value, label: choice.label }));
      }}
      renderOption={({ option }) => <ValueOption choice={byValue.get(option.value)} />}
      onChange={(next) => {
        onChange(next.map((text) => scalarOf(meant(text, choices), isNumber)));
      }}
    />
  );
}

function ValueOption({ choice }: { readonly choice: Choice | undefined }) {
  if (!choice) return null;
  return (
    <span className="inspector-option-line">
      <span className="inspector-option-label">{shownAs(choice)}</span>
      {choice.name !== undefined && choice.name !== shownAs(choice) && (
        <span className="inspector-option-aside">
          {choice.name.length > 12 ? `${choice.name.slice(0, 8)}…` : choice.name}
        </span>
      )}
    </span>
  );
}

function shownAs(choice: Choice): string {
  return choice.label;
}

/** A term in other letters, or the label of one, is that term. */
function meant(text: string, choices: readonly Choice[]): string {
  const wanted = text.trim().toLowerCase();
  const found =
    choices.find(({ value }) => value.toLowerCase() === wanted) ??
    choices.find(({ label }) => label.toLowerCase() === wanted);
  return found?.value ?? text.trim();
}
