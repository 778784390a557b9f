import { Combobox, useCombobox } from '@mantine/core';
import { useEffect, useMemo, useState, type ReactNode, type RefObject } from 'react';
import { offer } from '../field/choice.ts';
import { useFieldChoices } from '../field/NodeScope.tsx';
import { PickerOptions } from '../field/PickerOptions.tsx';
import { insertBegun, type Begun } from './parameterModes.ts';

const mostOffered = 40;

/** Offers the fields of the event behind two open braces, while somebody types into the text. */
export function Offering({
  input,
  label,
  onPut,
  children,
}: {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  /** Puts the field in the place of this stretch of the text. */
  readonly onPut: (field: string, begun: Begun) => void;
  readonly children: (typing: {
    readonly look: () => void;
    readonly close: () => void;
  }) => ReactNode;
}) {
  const all = useFieldChoices();
  // Of a family only the beginning is known, and the rest has to be typed anyway.
  const fields = useMemo(() => all.filter(({ family }) => family === undefined), [all]);
  const [begun, setBegun] = useState<Begun | null>(null);
  const offered = useMemo(
    () => (begun ? offer(fields, begun.written, mostOffered) : { groups: [], more: 0 }),
    [fields, begun],
  );
  // What is written out in full, or is no field, needs no list over it.
  const isOpen = begun !== null && offered.groups.length > 0;
  const combobox = useCombobox({ opened: isOpen });
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (isOpen) selectFirstOption();
    // The function is made anew each time; what matters is that the list has changed.
  }, [isOpen, offered]);

  function look(): void {
    const area = input.current;
    setBegun(area && insertBegun(area.value, area.selectionStart));
  }

  function close(): void {
    setBegun(null);
  }

  return (
    <div
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        // It closes the list and nothing around it.
        event.stopPropagation();
        close();
      }}
    >
      <Combobox
        store={combobox}
        shadow="md"
        withinPortal
        width={348}
        position="bottom-start"
        onOptionSubmit={(field) => {
          if (begun) onPut(field, begun);
          close();
        }}
      >
        <Combobox.Target withKeyboardNavigation={isOpen} autoComplete="off">
          {children({ look, close })}
        </Combobox.Target>
        <Combobox.Dropdown className="inspector-dropdown">
          <PickerOptions offered={offered} label={label} made={null} value={null} nothing="" />
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}
