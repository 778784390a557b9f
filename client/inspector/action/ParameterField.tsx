import { ActionIcon, Button, Select, Text } from '@mantine/core';
import { IconCode, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { MissingChoice } from '../../../shared/model/graph.ts';
import type { Json } from '../../../shared/model/json.ts';
import { FieldPicker } from '../field/FieldPicker.tsx';
import { focusInPlaceOf } from '../field/focusSoon.ts';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { FixedInput } from './FixedInput.tsx';
import { FreeText } from './FreeText.tsx';
import { MissingChoiceSelect } from './MissingChoiceSelect.tsx';
import {
  converted,
  isFreeText,
  modeOf,
  modes,
  modeWords,
  readsFields,
  shownOf,
  usualMode,
  type Mode,
} from './parameterModes.ts';
import type { ParameterProps, ValueProps } from './parameterProps.ts';
import { removing } from './removing.ts';
import { choiceFor, writing } from './writing.ts';

/** One parameter: how it is filled in, with what, and what happens when that is missing. */
export function ParameterField(props: ParameterProps) {
  const {
    name,
    parameter,
    node,
    isRequired = false,
    isMarked = isRequired,
    isStranger = false,
  } = props;
  const { apply } = useEditing();
  const value = Object.hasOwn(node.parameters, name) ? node.parameters[name] : undefined;
  const [chosen, setChosen] = useState<Mode | null>(null);
  const remembered = useRef<Partial<Record<Mode, Json>>>({});
  const ifMissing = useRef<MissingChoice>(undefined);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.isNew)
      root.current
        ?.querySelector<HTMLElement>('.inspector-value input, .inspector-value textarea')
        ?.focus();
  }, [props.isNew]);
  const shown = shownOf(value);
  const mode = modeOf(shown, chosen, usualMode(parameter));
  const write = (next: Json | undefined, how?: 'typing'): string | null => {
    if (next === undefined) props.onEmptied?.(name);
    if (readsFields(value)) ifMissing.current = choiceFor(node, name);
    const edits = writing(node, name, next, ifMissing.current);
    return apply({ do: 'all', edits }, how && ['parameters', name]);
  };
  const remove = (): void => {
    props.onRemoved?.(name);
    ifMissing.current = undefined;
    const edits = removing(node, name);
    if (edits.length > 0) apply({ do: 'all', edits });
    if (root.current) focusInPlaceOf(root.current, '.inspector-value');
  };
  const switchTo = (next: Mode): void => {
    if (mode !== 'json' && value !== undefined) remembered.current[mode] = value;
    setChosen(next);
    write(converted(value, next) ?? remembered.current[next]);
  };
  const label = parameter.label;
  return (
    <div ref={root} className="inspector-parameter" role="group" aria-label={label}>
      <div className="inspector-parameter-head">
        <Text size="sm" className="inspector-parameter-label">
          {label}
          {isMarked && <span className="inspector-required">{'\u00a0'}*</span>}
          <code>{name}</code>
        </Text>
        {mode !== 'json' && (
          <Select
            variant="unstyled"
            size="xs"
            className="inspector-mode"
            aria-label={`How ${label} is filled in`}
            allowDeselect={false}
            data={modes.map((each) => ({ value: each, label: modeWords[each] }))}
            value={mode}
            onChange={(next) => {
              if (next !== null) switchTo(next);
            }}
            comboboxProps={{ width: 170, position: 'bottom-end', shadow: 'md' }}
          />
        )}
        {!isRequired && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`Remove ${label}`}
            onClick={remove}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {isStranger && (
        <Text size="sm" c="dimmed">
          The command does not know this one.
        </Text>
      )}
      <div className="inspector-value">
        <Value {...props} mode={mode} value={value} write={write} />
      </div>
      {readsFields(value) && <MissingChoiceSelect node={node} name={name} label={label} />}
    </div>
  );
}

function Value({ mode, ...props }: ValueProps & { readonly mode: Mode | 'json' }) {
  switch (mode) {
    case 'json':
      return <JsonValue {...props} />;
    case 'field':
      return <FieldValue {...props} />;
    case 'fixed':
      // The same element as below: what turns into text with fields while it is typed keeps the cursor.
      if (isFreeText(props.parameter)) return <FreeText {...props} isTemplate={false} />;
      return <FixedInput {...props} />;
    case 'text':
      return <FreeText {...props} isTemplate />;
  }
}

function JsonValue({ name, parameter, value, onJson }: ValueProps) {
  const notes = useNotes(`parameters.${name}`);
  return (
    <div {...notes.wrapperProps}>
      <code className="inspector-json">{JSON.stringify(value)}</code>
      <Button
        variant="default"
        size="compact-sm"
        mt={6}
        leftSection={<IconCode size={15} aria-hidden />}
        onClick={onJson}
        aria-label={`Edit ${parameter.label} in JSON`}
      >
        Edit in JSON
      </Button>
      {notes.error && <div className="inspector-error">{notes.error}</div>}
      {notes.description && <div className="inspector-hint">{notes.description}</div>}
    </div>
  );
}

function FieldValue({ name, parameter, value, write }: ValueProps) {
  const notes = useNotes(`parameters.${name}`, { hint: parameter.hint });
  const { type } = parameter;
  return (
    <FieldPicker
      {...notes}
      label={null}
      ariaLabel={`${parameter.label}: field of the event`}
      value={typeof value === 'string' ? value : ''}
      {...(type !== 'session' && type !== 'text' && { prefer: type })}
      onChoose={(path) => {
        write(path);
      }}
    />
  );
}
