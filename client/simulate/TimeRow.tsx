import { TextInput } from '@mantine/core';
import { useId } from '@mantine/hooks';
import type { PlatformEvent } from '../../shared/model/event.ts';
import { fromLocal, toLocal } from './localTime.ts';

/** When the event happens: ages, hours and what is too old count from it. */
export function TimeRow({
  event,
  onChange,
}: {
  readonly event: PlatformEvent;
  readonly onChange: (event: PlatformEvent) => void;
}) {
  const id = useId();
  return (
    <div className="simulate-field simulate-field-wide">
      <label htmlFor={id} title="By your own clock">
        When it happens
      </label>
      <TextInput
        id={id}
        size="sm"
        type="datetime-local"
        value={toLocal(event.time)}
        onChange={({ currentTarget }) => {
          const time = fromLocal(currentTarget.value);
          if (time !== null) onChange({ ...event, time });
        }}
      />
    </div>
  );
}
