import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

const patienceMs = 300;

/** A search that is told once typing pauses, and follows when the address says something else. */
export function SearchField({
  value,
  onSearch,
}: {
  readonly value: string;
  readonly onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  // A page that is being left stays, hidden, until the next one is loaded, and only layout effects end at once: a timer
  // of another effect would lead back to it.
  useLayoutEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      onSearch(text);
    }, patienceMs);
    return () => {
      clearTimeout(timer);
    };
  }, [text, onSearch]);
  return (
    <TextInput
      className="activity-search"
      aria-label="Search"
      placeholder="Patient, accession no., UID…"
      leftSection={<IconSearch size={17} aria-hidden />}
      rightSection={
        text !== '' && (
          <CloseButton
            size="sm"
            aria-label="Clear the search"
            onClick={() => {
              setText('');
            }}
          />
        )
      }
      value={text}
      maxLength={200}
      onChange={(event) => {
        setText(event.currentTarget.value);
      }}
    />
  );
}
