import { Select, TextInput, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { isReference } from '../../../shared/model/reference.ts';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';
import { likely } from '../field/suggest.ts';
import { useText } from '../field/useText.ts';
import { NamesInput } from './NamesInput.tsx';
import type { ValueProps } from './parameterProps.ts';
import { fixedValue, shownOf } from './parameterModes.ts';

/** A value that is the same in each call, entered as fits the parameter. */
export function FixedInput(props: ValueProps) {
  const { parameter, connection } = props;
  if (parameter.names !== undefined && connection !== null)
    return <NamesInput {...props} kind={parameter.names} connection={connection} />;
  if (parameter.values) return <TermInput {...props} terms={parameter.values} />;
  if (parameter.type === 'flag') return <FlagInput {...props} />;
  return <PlainInput {...props} />;
}

function textOf({ value }: ValueProps): string {
  const shown = shownOf(value);
  return shown.kind === 'plain' ? shown.text : '';
}

function TermInput({ terms, ...props }: ValueProps & { readonly terms: readonly string[] }) {
  const { name, parameter, write } = props;
  const notes = useNotes(`parameters.${name}`, { hint: parameter.hint });
  const text = textOf(props);
  const choices = useMemo(() => terms.map((term) => ({ value: term, label: term })), [terms]);
  return (
    <Picker
      {...notes}
      label={null}
      ariaLabel={parameter.label}
      value={text === '' ? null : text}
      choices={choices}
      suggestions={{ subject: name, choices: likely(choices) }}
      create={(typed) => ({
        value: typed.trim(),
        label: `“${typed.trim()}”`,
        detail: 'As it is typed',
      })}
      placeholder="Choose"
      onChoose={(term) => {
        write(fixedValue(term, parameter.type));
      }}
    />
  );
}

function FlagInput(props: ValueProps) {
  const { name, parameter, write } = props;
  const notes = useNotes(`parameters.${name}`, { hint: parameter.hint });
  const text = textOf(props);
  const value = text === 'true' ? '1' : text === 'false' ? '0' : text;
  return (
    <Select
      {...notes}
      aria-label={parameter.label}
      placeholder="Yes or no"
      allowDeselect={false}
      data={[
        { value: '1', label: 'Yes' },
        { value: '0', label: 'No' },
        ...(['', '0', '1'].includes(value) ? [] : [{ value, label: value }]),
      ]}
      value={value === '' ? null : value}
      onChange={(next) => {
        if (next !== null) write(fixedValue(next, 'flag'));
      }}
    />
  );
}

function PlainInput(props: ValueProps) {
  const { name, parameter, write } = props;
  const { endTyping } = useEditing();
  const text = useText(
    textOf(props),
    (typed) => {
      const message = write(fixedValue(typed, parameter.type), 'typing');
      return message === null ? { kind: 'kept', as: typed } : { kind: 'refused', message };
    },
    endTyping,
  );
  const notes = useNotes(`parameters.${name}`, {
    hint: isReference(text.value) ? (
      <>
        Sent as these very letters.{' '}
        <UnstyledButton
          className="inspector-link"
          onClick={() => {
            write(text.value);
          }}
        >
          Send the field’s value instead
        </UnstyledButton>
      </>
    ) : (
      parameter.hint
    ),
    refusal: text.refusal,
    text: text.value,
  });
  return (
    <TextInput
      {...notes}
      aria-label={parameter.label}
      value={text.value}
      onChange={text.onChange}
      onBlur={text.onBlur}
      {...(parameter.type === 'uuid' && {
        placeholder: 'UUID',
        className: 'inspector-mono',
        spellCheck: false,
      })}
      {...(parameter.type === 'number' && { inputMode: 'decimal' as const })}
      {...(parameter.type === 'email' && {
        inputMode: 'email' as const,
        placeholder: 'name@hospital.example',
      })}
    />
  );
}
