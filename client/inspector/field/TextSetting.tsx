import { TextInput, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEditing } from './NodeScope.tsx';
import { useNotes } from './Notes.tsx';
import { useText } from './useText.ts';

/** A text of the node; empty, it is left out. */
export function TextSetting({
  label,
  path,
  value,
  hint,
  placeholder,
  rows,
  mono = false,
  emptyToo = false,
}: {
  readonly label: string;
  readonly path: readonly (string | number)[];
  readonly value: string | undefined;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  /** More than one line. */
  readonly rows?: number;
  readonly mono?: boolean;
  /** Stays in the graph when it is empty. */
  readonly emptyToo?: boolean;
}) {
  const { set, endTyping } = useEditing();
  const text = useText(
    value ?? '',
    (typed) => {
      const message = set(path, typed === '' && !emptyToo ? undefined : typed, 'typing');
      return message === null ? { kind: 'kept', as: typed } : { kind: 'refused', message };
    },
    endTyping,
  );
  const notes = useNotes(path.join('.'), { hint, refusal: text.refusal, text: text.value });
  const props = {
    ...notes,
    label,
    value: text.value,
    onChange: text.onChange,
    onBlur: text.onBlur,
    ...(placeholder !== undefined && { placeholder }),
    ...(mono && { className: 'inspector-mono', spellCheck: false }),
  };
  return rows === undefined ? (
    <TextInput {...props} />
  ) : (
    <Textarea {...props} autosize minRows={rows} maxRows={24} />
  );
}
