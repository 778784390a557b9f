import { Collapse, JsonInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { PlatformEvent } from '../../shared/model/event.ts';
import { isJsonObject, type JsonObject } from '../../shared/model/json.ts';
import { findLoss } from '../../shared/model/jsonLoss.ts';

/** All that the event carries, as JSON. */
export function AllValues(props: {
  readonly event: PlatformEvent;
  readonly onChange: (event: PlatformEvent) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <UnstyledButton
        className="simulate-link"
        aria-expanded={isOpen}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        <IconChevronDown size={15} aria-hidden />
        Everything that the event carries
      </UnstyledButton>
      <Collapse expanded={isOpen}>{isOpen && <Text {...props} />}</Collapse>
    </div>
  );
}

function Text({
  event,
  onChange,
}: {
  readonly event: PlatformEvent;
  readonly onChange: (event: PlatformEvent) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  return (
    <JsonInput
      mt="xs"
      aria-label="Everything that the event carries, as JSON"
      className="simulate-json"
      autosize
      minRows={6}
      maxRows={16}
      value={typed ?? JSON.stringify(event.data, null, 2)}
      error={
        isWrong
          ? 'This cannot be read yet: objects by name, such as {"study": {"modality": "CT"}}. The trial goes on with the last values.'
          : null
      }
      onChange={(text) => {
        const data = readData(text);
        setTyped(text);
        setIsWrong(data === null);
        if (data) onChange({ ...event, data });
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null);
      }}
    />
  );
}

/** The objects of an event by name; null where the text is something else, or holds what could not be kept. */
function readData(text: string): Record<string, JsonObject> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isJsonObject(value) || findLoss(text)) return null;
    const entries = Object.entries(value);
    return entries.every((entry): entry is [string, JsonObject] => isJsonObject(entry[1]))
      ? Object.fromEntries(entries)
      : null;
  } catch {
    return null;
  }
}
