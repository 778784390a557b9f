import { useMemo } from 'react';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { FieldType } from '../../../shared/catalogue.ts';
import { fieldTitle, likeliestFirst, writtenField } from './fieldChoices.ts';
import { useFieldChoices } from './NodeScope.tsx';
import type { Noted } from './Notes.tsx';
import { Picker, type PickerProps } from './Picker.tsx';

/** Chooses one of the fields that can be read at this node, or writes one out. */
export function FieldPicker({
  label,
  value,
  onChoose,
  prefer,
  likely,
  placeholder = 'Choose a field',
  ...rest
}: {
  readonly label: PickerProps['label'];
  readonly ariaLabel?: string;
  readonly value: string;
  readonly onChoose: (path: string) => void;
  /** Fields of this type come first. */
  readonly prefer?: FieldType;
  /** These come first. */
  readonly likely?: readonly string[];
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly size?: 'xs' | 'sm';
  readonly className?: string;
  readonly onClear?: () => void;
} & Partial<Noted>) {
  const fields = useFieldChoices();
  const choices = useMemo(() => likeliestFirst(fields, likely, prefer), [fields, prefer, likely]);
  return (
    <Picker
      {...rest}
      label={label}
      value={value === '' ? null : value}
      shown={fieldTitle(value, ambra)}
      choices={choices}
      create={(text) => writtenField(text, ambra)}
      onChoose={onChoose}
      placeholder={placeholder}
      dropdownWidth={348}
      nothing="No such field. Write it out as object and name, such as study.modality."
    />
  );
}
