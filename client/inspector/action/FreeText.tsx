import { Textarea, UnstyledButton } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useRef } from 'react';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { isReference } from '../../../shared/model/reference.ts';
import { writtenField } from '../field/fieldChoices.ts';
import { useEditing, useFieldChoices } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';
import { useText } from '../field/useText.ts';
import { Offering } from './Offering.tsx';
import { shownOf, templateValue, withInsert } from './parameterModes.ts';
import type { ValueProps } from './parameterProps.ts';

/** Parameters that hold sentences get more than one line. */
const long = /^(body|message|text|html|subject|comments?|description|share_message|reason|note)$/;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * A text, into which fields of the event can be put at any time: by the button, or by two braces, behind which the fields
 * are offered while somebody types.
 */
export function FreeText(props: ValueProps & { readonly isTemplate: boolean }) {
  const { name, parameter, isTemplate } = props;
  const text = useParameterText(props);
  const input = useRef<HTMLTextAreaElement>(null);
  // Where somebody has last been in the text; a text that nobody has been in yet is added to.
  const place = useRef<Stretch | null>(null);
  const fields = useFieldChoices();
  const notes = useNotes(`parameters.${name}`, {
    hint: isReference(text.value) ? <AsLetters {...props} text={text.value} /> : parameter.hint,
    refusal: text.refusal,
    text: text.value,
  });
  const { endTyping } = useEditing();
  const hasLines = isTemplate || (long.test(name) && name !== 'subject');

  function put(field: string, { from, to }: Stretch): void {
    const next = withInsert(text.value, field, from, to);
    text.change(next.text);
    endTyping();
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(next.cursor, next.cursor);
    });
  }

  // Above what is said of the text: what comes and goes while somebody types must not move what they are about to click.
  const insert = (
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
      onChoose={(field) => {
        const end = text.value.length;
        const { from, to } = place.current ?? { from: end, to: end };
        put(field, { from: Math.min(from, end), to: Math.min(to, end) });
      }}
      dropdownWidth={348}
    />
  );
  return (
    <Offering input={input} label={`Fields for ${parameter.label}`} onPut={put}>
      {(typing) => (
        <Textarea
          {...notes}
          ref={input}
          inputContainer={(area) => (
            <>
              {area}
              {insert}
            </>
          )}
          aria-label={isTemplate ? `${parameter.label}: text with fields` : parameter.label}
          autosize
          minRows={isTemplate ? 2 : hasLines ? 3 : 1}
          maxRows={16}
          {...(isTemplate && { placeholder: 'Study {{study.accession_number}} has arrived.' })}
          value={text.value}
          onChange={(event) => {
            text.onChange(event);
            typing.look();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !hasLines) event.preventDefault();
          }}
          onSelect={({ currentTarget: { selectionStart: from, selectionEnd: to } }) => {
            place.current = { from, to };
          }}
          onBlur={() => {
            typing.close();
            text.onBlur();
          }}
        />
      )}
    </Offering>
  );
}

function useParameterText({ value, write }: ValueProps) {
  const { endTyping } = useEditing();
  const shown = shownOf(value);
  return useText(
    shown.kind === 'plain' || shown.kind === 'template' ? shown.text : '',
    (typed) => {
      const message = write(templateValue(typed), 'typing');
      return message === null ? { kind: 'kept', as: typed } : { kind: 'refused', message };
    },
    endTyping,
  );
}

function AsLetters({ write, text }: ValueProps & { readonly text: string }) {
  return (
    <>
      Sent as these very letters.{' '}
      <UnstyledButton
        className="inspector-link"
        onClick={() => {
          write(text);
        }}
      >
        Send the field’s value instead
      </UnstyledButton>
    </>
  );
}
