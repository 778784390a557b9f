import { Group, TextInput } from '@mantine/core';
import type { Filters } from './filters.ts';
import type { ChangeFilters } from './useFilters.ts';

/** From and to, in the reader's own time zone. */
export function CustomSpan({
  filters: { since, until },
  change,
}: {
  readonly filters: Filters;
  readonly change: ChangeFilters;
}) {
  const turned = since !== '' && until !== '' && since >= until;
  return (
    <Group className="activity-span" align="flex-start" gap="sm">
      <TextInput
        type="datetime-local"
        label="From"
        value={toLocal(since)}
        onChange={(event) => {
          change({ since: fromLocal(event.currentTarget.value) }, { replace: true });
        }}
      />
      <TextInput
        type="datetime-local"
        label="To"
        value={toLocal(until)}
        error={turned ? 'This is before the beginning' : undefined}
        onChange={(event) => {
          change({ until: fromLocal(event.currentTarget.value) }, { replace: true });
        }}
      />
    </Group>
  );
}

/** `2026-11-23T09:30`, as the browser's own picker has it. */
function toLocal(instant: string): string {
  if (instant === '') return '';
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function fromLocal(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
