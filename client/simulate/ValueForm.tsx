import { Accordion, JsonInput, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { fieldWords } from '../../shared/authoring/describe/tests.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import { isJsonObject, type JsonObject } from '../../shared/model/json.ts';
import { useDraft, useSurroundings } from '../draft/Workbench.tsx';
import { wordsOf } from '../draft/surroundings.ts';
import { fieldsRead, valueAt, withValue } from './trialEvent.ts';

/** The values that the rule reads, to be changed; all the others as JSON. */
export function ValueForm({
  event,
  onChange,
}: {
  readonly event: PlatformEvent;
  readonly onChange: (event: PlatformEvent) => void;
}) {
  const graph = useDraft(({ document }) => document.graph);
  const surroundings = useSurroundings((state) => state);
  const words = useMemo(() => wordsOf(surroundings), [surroundings]);
  const fields = useMemo(() => fieldsRead(graph), [graph]);
  return (
    <Accordion variant="contained" multiple>
      <Accordion.Item value="read">
        <Accordion.Control>
          <Text size="sm" fw={600}>
            Values that the rule reads ({fields.length})
          </Text>
        </Accordion.Control>
        <Accordion.Panel>
          <Stack gap="xs">
            {fields.map((path) => (
              <TextInput
                key={path}
                size="sm"
                label={capital(fieldWords(path, words))}
                description={path}
                placeholder="missing"
                value={valueAt(event, path)}
                onChange={(change) => {
                  onChange(withValue(event, path, change.currentTarget.value));
                }}
              />
            ))}
            {fields.length === 0 && (
              <Text size="sm" c="dimmed">
                It reads none so far.
              </Text>
            )}
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="all">
        <Accordion.Control>
          <Text size="sm" fw={600}>
            Everything that the event carries
          </Text>
        </Accordion.Control>
        <Accordion.Panel>
          <AllValues key={event.id} event={event} onChange={onChange} />
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function AllValues({
  event,
  onChange,
}: {
  readonly event: PlatformEvent;
  readonly onChange: (event: PlatformEvent) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  return (
    <JsonInput
      aria-label="Everything that the event carries, as JSON"
      autosize
      minRows={6}
      maxRows={16}
      value={typed ?? JSON.stringify(event.data, null, 2)}
      error={wrong ? 'This is not JSON yet; the trial goes on with the last values.' : null}
      onChange={(text) => {
        const data = readData(text);
        setTyped(text);
        setWrong(data === null);
        if (data) onChange({ ...event, data });
      }}
      onBlur={() => {
        if (!wrong) setTyped(null);
      }}
    />
  );
}

function readData(text: string): Record<string, JsonObject> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isJsonObject(value)) return null;
    const entries = Object.entries(value);
    return entries.every((entry): entry is [string, JsonObject] => isJsonObject(entry[1]))
      ? Object.fromEntries(entries)
      : null;
  } catch {
    return null;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
