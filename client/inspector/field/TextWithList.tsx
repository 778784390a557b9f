import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { search } from '../../../shared/catalogue/search.ts';
import type { Choice } from './choice.ts';

/**
 * A text with a list of likely ones, which opens by a click or by typing: whoever is led here sees what is said below. Of a
 * text that is one of them the others are shown, so that another can be chosen.
 */
export function TextWithList({
  choices,
  ...rest
}: { readonly choices: readonly Choice[] } & Omit<AutocompleteProps, 'data' | 'filter'>) {
  return (
    <Autocomplete
      data={choices.map(({ value }) => value)}
      filter={({ search: typed }) =>
        (choices.some(({ value }) => value === typed) ? choices : search(choices, typed)).map(
          ({ value }) => ({ value, label: value }),
        )
      }
      renderOption={({ option }) => (
        <TextOption choice={choices.find(({ value }) => value === option.value)} />
      )}
      limit={40}
      openOnFocus={false}
      withScrollArea={false}
      classNames={{ options: 'inspector-scroll' }}
      comboboxProps={{ shadow: 'md', width: 300, position: 'bottom-end' }}
      spellCheck={false}
      {...rest}
    />
  );
}

function TextOption({ choice }: { readonly choice: Choice | undefined }) {
  if (!choice) return null;
  return (
    <span className="inspector-option-line">
      <span className="inspector-option-label">{choice.label}</span>
      {choice.value !== choice.label && (
        <code className="inspector-option-aside">{choice.value}</code>
      )}
    </span>
  );
}
