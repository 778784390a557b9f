import { Pill, TagsInput } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import type { Row } from '../../../shared/model/condition.ts';
import { search } from '../../../shared/catalogue/search.ts';
import type { Choice } from './choice.ts';
import type { Noted } from './Notes.tsx';
import { isUuid, scalarOf } from './scalars.ts';
import type { Suggested } from './suggest.ts';
import { Suggestions } from './Suggestions.tsx';

type Scalar = Extract<Row['value'], readonly unknown[]>[number];

/** Any number of values, from a list or typed; what is typed counts when the input is left. */
export function ValuesInput({
  label,
  ariaLabel,
  value,
  choices,
  isNumber,
  placeholder,
  suggestions,
  onChange,
  ...noted
}: {
  readonly label: ReactNode;
  readonly ariaLabel?: string;
  readonly value: readonly string[];
  readonly choices: readonly Choice[];
  readonly isNumber: boolean;
  readonly placeholder?: string;
  /** The likeliest values, as buttons below the input. */
  readonly suggestions?: Suggested;
  readonly onChange: (values: Scalar[]) => void;
} & Partial<Noted>) {
  const byValue = useMemo(
    () => new Map(choices.map((choice) => [choice.value, choice])),
    [choices],
  );
  // Texts may hold commas; terms and numbers do not.
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  const change = (texts: readonly string[]): void => {
    const meantOnes = new Set(texts.map((text) => meant(text, choices)));
    onChange([...meantOnes].map((text) => scalarOf(text, isNumber)));
  };
  const isListed = choices.some(({ name }) => name !== undefined);
  const isTerms = isNumber || isListed;
  return (
    <TagsInput
      {...noted}
      label={label}
      {...(ariaLabel !== undefined && { 'aria-label': ariaLabel })}
      value={[...value]}
      data={[...byValue.keys()]}
      searchValue={text}
      onSearchChange={(typed) => {
        setText(typed);
        if (typed !== '') setOpened(true);
      }}
      // As with other pickers the list opens by a click or by typing; whoever is led here sees what is said below first.
      openOnFocus={false}
      dropdownOpened={opened}
      onDropdownOpen={() => {
        setOpened(true);
      }}
      onDropdownClose={() => {
        setOpened(false);
      }}
      onClick={() => {
        setOpened(true);
      }}
      // Of listed values the first that is found is meant; a free text is meant as it is typed.
      selectFirstOptionOnChange={isListed && text.trim() !== ''}
      splitChars={isTerms ? [',', ';'] : []}
      {...(value.length === 0 && placeholder !== undefined && { placeholder })}
      withScrollArea={false}
      comboboxProps={{ shadow: 'md', width: 300, position: 'bottom-end' }}
      classNames={{ dropdown: 'inspector-values-dropdown', options: 'inspector-scroll' }}
      limit={60}
      filter={({ search: text }) => {
        const picked = new Set(value);
        const left = choices.filter((choice) => !picked.has(choice.value));
        return search(left, text).map((choice) => ({ value: choice.value, label: choice.label }));
      }}
      renderOption={({ option }) => <ValueOption choice={byValue.get(option.value)} />}
      renderPill={({ value: one = '', onRemove }) => (
        <ValuePill text={pillText(one, byValue.get(one))} onRemove={onRemove} />
      )}
      onChange={change}
      inputContainer={(input) => (
        <>
          {input}
          {suggestions && (
            <Suggestions
              {...suggestions}
              label={ariaLabel ?? 'Values'}
              chosen={value}
              onPick={(picked) => {
                const without = value.filter((other) => other !== picked);
                change(without.length < value.length ? without : [...value, picked]);
              }}
            />
          )}
        </>
      )}
    />
  );
}

function ValuePill({
  text,
  onRemove,
}: {
  readonly text: string;
  readonly onRemove: (() => void) | undefined;
}) {
  return (
    <Pill
      withRemoveButton
      onRemove={() => {
        onRemove?.();
      }}
      removeButtonProps={{ 'aria-label': `Remove ${text}` }}
    >
      {text}
    </Pill>
  );
}

/** Codes speak for themselves; a uuid is told by the name behind it. */
function pillText(value: string, choice: Choice | undefined): string {
  return choice && isUuid(value) ? choice.label : value;
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
