import { Group, Select, TextInput } from '@mantine/core';
import { ages, type Row } from '../../../shared/model/condition.ts';
import type { Choice } from '../field/choice.ts';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes, type Noted } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';
import { dicomDay, isoDay, isoMinute, scalarOf, writtenMinute } from '../field/scalars.ts';
import type { Suggested } from '../field/suggest.ts';
import { TextWithList } from '../field/TextWithList.tsx';
import { useText } from '../field/useText.ts';
import { useSuggested, useValueChoices } from '../field/useValueChoices.ts';
import { ValuesInput } from '../field/ValuesInput.tsx';
import { ageWords, takesList, type FieldKind } from './operators.ts';
import type { Path } from './tree.ts';

interface Props {
  readonly row: Row;
  /** Of the row. */
  readonly path: Path;
  readonly kind: FieldKind;
  readonly label: string;
}

/** What a field is compared with, entered as fits its type and the operator. */
export function ValueEditor(props: Props) {
  const { row, kind, path } = props;
  const { set } = useEditing();
  const choices = useValueChoices(row.field);
  const suggestions = useSuggested(row.field, choices);
  const notes = useNotes(`${path.join('.')}.value`, hintFor(row));
  const isNumber = kind.type === 'number';
  if (row.as !== undefined) return <AgeEditor {...props} notes={notes} />;
  if (takesList(row.op) || Array.isArray(row.value)) {
    const values =
      row.value === undefined ? [] : Array.isArray(row.value) ? row.value : [row.value];
    return (
      <ValuesInput
        {...notes}
        label={null}
        ariaLabel={props.label}
        value={values.map(String)}
        choices={choices}
        suggestions={suggestions}
        isNumber={isNumber}
        placeholder={choices.length > 0 ? 'Choose or type' : 'Type a value, then Enter'}
        onChange={(next) => {
          set([...path, 'value'], next);
        }}
      />
    );
  }
  const isExact = row.op === 'equals' || row.op === 'not_equals';
  if (kind.type === 'flag' && isExact) return <FlagEditor {...props} notes={notes} />;
  if (kind.type === 'date' || kind.type === 'datetime')
    return <DateEditor {...props} notes={notes} />;
  if (isExact && choices.some(({ name }) => name !== undefined))
    return <TermEditor {...props} notes={notes} choices={choices} suggestions={suggestions} />;
  return <TextEditor {...props} notes={notes} choices={isExact ? choices : []} />;
}

function hintFor(row: Row): { hint?: string; text?: string } {
  const text = typeof row.value === 'string' ? { text: row.value } : {};
  if (/matches$/.test(row.op))
    return {
      ...text,
      hint: 'A regular expression, such as ^CT.*chest. It may stand anywhere in the text.',
    };
  if (/like$/.test(row.op)) return { ...text, hint: '% stands for any text.' };
  return text;
}

type Inner = Props & { readonly notes: Noted };

/** The text of a row's value, bound to the graph. */
function useValueText({ row, path, kind }: Props, isNumber = kind.type === 'number') {
  const { set, endTyping } = useEditing();
  const value = row.value === undefined || Array.isArray(row.value) ? '' : String(row.value);
  return useText(
    value,
    (typed) => {
      const next = scalarOf(typed, isNumber);
      const message = set([...path, 'value'], typed === '' ? undefined : next, 'typing');
      return message === null
        ? { kind: 'kept', as: typed === '' ? '' : String(next) }
        : { kind: 'refused', message };
    },
    endTyping,
  );
}

function TextEditor({ choices, ...props }: Inner & { readonly choices: readonly Choice[] }) {
  const { notes, label, row, kind } = props;
  const text = useValueText(props);
  return (
    <TextWithList
      {...notes}
      error={text.refusal ?? notes.error}
      aria-label={label}
      placeholder="Value"
      value={text.value}
      onChange={text.change}
      onBlur={text.onBlur}
      choices={choices}
      {...(kind.type === 'number' && { inputMode: 'decimal' as const })}
      {...(/matches$/.test(row.op) && { className: 'inspector-mono' })}
    />
  );
}

/** One of the listed values, or another that is typed. */
function TermEditor({
  row,
  path,
  label,
  notes,
  choices,
  suggestions,
}: Inner & { readonly choices: readonly Choice[]; readonly suggestions: Suggested }) {
  const { set } = useEditing();
  return (
    <Picker
      {...notes}
      label={null}
      ariaLabel={label}
      value={row.value === undefined ? null : String(row.value)}
      choices={choices}
      suggestions={suggestions}
      placeholder="Choose or type a value"
      create={(text) => ({
        value: text.trim(),
        label: `“${text.trim()}”`,
        detail: 'As it is typed',
      })}
      onChoose={(value) => {
        set([...path, 'value'], value);
      }}
      dropdownWidth={320}
    />
  );
}

function FlagEditor({ row, path, label, notes }: Inner) {
  const { set } = useEditing();
  const text = String(row.value ?? '').toLowerCase();
  const value = text === 'true' ? '1' : text === 'false' ? '0' : text;
  return (
    <Select
      {...notes}
      aria-label={label}
      placeholder="Yes or no"
      data={[
        { value: '1', label: 'Yes' },
        { value: '0', label: 'No' },
        ...(['', '0', '1'].includes(value) ? [] : [{ value, label: value }]),
      ]}
      value={value === '' ? null : value}
      onChange={(next) => {
        set([...path, 'value'], next ?? undefined);
      }}
    />
  );
}

/** Days and points in time by the browser's own input, as long as what is there can be shown in it. */
function DateEditor(props: Inner) {
  const { row, path, kind, label, notes } = props;
  const { set } = useEditing();
  const text = useValueText(props, false);
  const written =
    typeof row.value === 'string' || typeof row.value === 'number' ? String(row.value) : '';
  const isDay = kind.type === 'date';
  const iso = written === '' ? '' : isDay ? isoDay(written) : isoMinute(written);
  if (iso === null) {
    return (
      <TextInput
        {...notes}
        aria-label={label}
        value={text.value}
        onChange={text.onChange}
        onBlur={text.onBlur}
      />
    );
  }
  return (
    <TextInput
      {...notes}
      type={isDay ? 'date' : 'datetime-local'}
      aria-label={label}
      value={iso}
      onChange={({ currentTarget: { value } }) => {
        const next = isDay ? dicomDay(value) : writtenMinute(value);
        set([...path, 'value'], value === '' ? undefined : next, 'typing');
      }}
      onBlur={text.onBlur}
    />
  );
}

function AgeEditor(props: Inner) {
  const { row, path, kind, label, notes } = props;
  const { set } = useEditing();
  const text = useValueText(props, true);
  const unit = useNotes(`${path.join('.')}.as`);
  const words = kind.isBirth ? 'old' : 'ago';
  return (
    <div {...notes.wrapperProps} className="inspector-age">
      <Group gap={6} wrap="nowrap" align="start">
        <TextInput
          flex={1}
          miw={64}
          aria-label={label}
          inputMode="decimal"
          placeholder={kind.isBirth ? 'Age' : 'How long'}
          value={text.value}
          onChange={text.onChange}
          onBlur={text.onBlur}
          error={Boolean(text.refusal ?? notes.error)}
        />
        <Select
          {...unit}
          w={124}
          aria-label="Unit of age"
          allowDeselect={false}
          data={ages.map((value) => ({ value, label: `${ageWords[value]} ${words}` }))}
          value={row.as ?? 'years_old'}
          onChange={(next) => {
            if (next !== null) set([...path, 'as'], next);
          }}
        />
      </Group>
      {notes.error && <div className="inspector-error">{notes.error}</div>}
      {notes.description && <div className="inspector-hint">{notes.description}</div>}
    </div>
  );
}
