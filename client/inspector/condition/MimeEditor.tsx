import { Select } from '@mantine/core';
import type { MimeLeaf } from '../../../shared/model/condition.ts';
import type { Choice } from '../field/choice.ts';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { TextWithList } from '../field/TextWithList.tsx';
import { useText } from '../field/useText.ts';
import type { Path } from './tree.ts';

const operators: readonly { value: MimeLeaf['mime']['op']; label: string }[] = [
  { value: 'equals', label: 'is' },
  { value: 'not_equals', label: 'is not' },
  { value: 'begins_with', label: 'begins with' },
  { value: 'contains', label: 'contains' },
  { value: 'matches', label: 'matches pattern' },
];

const usual: readonly Choice[] = [
  { value: 'application/pdf', label: 'PDF document' },
  { value: 'image/jpeg', label: 'JPEG image' },
  { value: 'image/png', label: 'PNG image' },
  { value: 'text/plain', label: 'Plain text' },
  { value: 'text/xml', label: 'XML' },
  { value: 'application/dicom', label: 'DICOM' },
].map((type) => ({ ...type, name: type.value }));

/** Which type the report's file has to have. */
export function MimeEditor({
  mime,
  path,
}: {
  readonly mime: MimeLeaf['mime'];
  readonly path: Path;
}) {
  const { set, endTyping } = useEditing();
  const text = useText(
    mime.value,
    (typed) => {
      const message = set([...path, 'value'], typed, 'typing');
      return message === null ? { kind: 'kept', as: typed } : { kind: 'refused', message };
    },
    endTyping,
  );
  const notes = useNotes(`${path.join('.')}.value`, { refusal: text.refusal, text: text.value });
  return (
    <div className="inspector-row">
      <Select
        className="inspector-operator"
        style={{ '--picker-chars': operators.find(({ value }) => value === mime.op)?.label.length }}
        aria-label="How the file type is compared"
        allowDeselect={false}
        data={operators}
        value={mime.op}
        onChange={(op) => {
          if (op !== null) set([...path, 'op'], op);
        }}
      />
      <TextWithList
        {...notes}
        aria-label="File type"
        placeholder="application/pdf"
        choices={usual}
        value={text.value}
        onChange={text.change}
        onBlur={text.onBlur}
      />
    </div>
  );
}
