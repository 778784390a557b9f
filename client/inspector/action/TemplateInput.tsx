import { Textarea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useRef } from 'react';
import { useEditing, useFieldChoices } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';
import { useText } from '../field/useText.ts';
import { writtenField } from '../field/fieldChoices.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { ValueProps } from './parameterProps.ts';
import { shownOf, templateValue, withInsert } from './parameterModes.ts';

/** A text into which fields of the event are put. */
export function TemplateInput({ name, parameter, value, write }: ValueProps) {
  const { endTyping } = useEditing();
  const fields = useFieldChoices();
  const input = useRef<HTMLTextAreaElement>(null);
  // Where somebody has last been in the text; a text that nobody has been in yet is added to.
  const place = useRef<{ from: number; to: number } | null>(null);
  const shown = shownOf(value);
  const text = useText(
    shown.kind === 'plain' || shown.kind === 'template' ? shown.text : '',
    (typed) => {
      const message = write(templateValue(typed), 'typing');
      return message === null ? { kind: 'kept', as: typed } : { kind: 'refused', message };
    },
    endTyping,
  );
  const notes = useNotes(`parameters.${name}`, {
    hint: parameter.hint,
    refusal: text.refusal,
    text: text.value,
  });
  const insert = (field: string): void => {
    const area = input.current;
    const end = text.value.length;
    const { from, to } = place.current ?? { from: end, to: end };
    const next = withInsert(text.value, field, Math.min(from, end), Math.min(to, end));
    text.change(next.text);
    endTyping();
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(next.cursor, next.cursor);
    });
  };
  return (
    <>
      <Textarea
        {...notes}
        ref={input}
        aria-label={`${parameter.label}: text with fields`}
        autosize
        minRows={2}
        maxRows={16}
        placeholder="Study {{study.accession_number}} has arrived."
        value={text.value}
        onChange={text.onChange}
        onSelect={({ currentTarget: { selectionStart: from, selectionEnd: to } }) => {
          place.current = { from, to };
        }}
        onBlur={text.onBlur}
      />
      <Picker
        label={null}
        ariaLabel={`Insert a field into ${parameter.label}`}
        size="xs"
        className="inspector-insert"
        leftSection={<IconBraces size={15} aria-hidden />}
        placeholder="Insert a field"
        value={null}
        choices={fields}
        create={(typed) => writtenField(typed, ambra)}
        onChoose={insert}
        dropdownWidth={348}
      />
    </>
  );
}
