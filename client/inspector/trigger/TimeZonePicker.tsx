import { useEffect, useMemo, useState } from 'react';
import { isTimeZone } from '../../../shared/authoring/schedule.ts';
import type { Choice } from '../field/choice.ts';
import type { Noted } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';

/** Chooses a time zone by the name of a city; `own` is what holds where none is chosen. */
export function TimeZonePicker({
  label,
  value,
  own,
  onChoose,
  onClear,
  ...noted
}: {
  readonly label: string;
  readonly value: string | null;
  readonly own?: string;
  readonly onChoose: (timeZone: string) => void;
  readonly onClear?: () => void;
} & Partial<Noted>) {
  const zone = value ?? own;
  const clock = useClockIn(zone);
  return (
    <Picker
      {...noted}
      label={label}
      value={value}
      choices={useMemo(timeZones, [])}
      onChoose={onChoose}
      {...(onClear && { onClear, clearLabel: 'Use the rule’s time zone' })}
      create={(text) =>
        isTimeZone(text.trim()) ? { value: text.trim(), label: text.trim() } : null
      }
      placeholder={own === undefined ? 'Choose a time zone' : `The rule’s: ${readable(own)}`}
      description={
        <>
          {clock !== null && <>It is {clock} there now. </>}
          {noted.description}
        </>
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      nothing="No such place. Try the nearest big city."
    />
  );
}

function timeZones(): Choice[] {
  const names = Intl.supportedValuesOf('timeZone');
  return [...new Set(['UTC', ...names])].map((name) => ({
    value: name,
    label: readable(name),
    synonyms: [name],
    group: name.includes('/') ? readable(name.slice(0, name.indexOf('/'))) : 'Everywhere the same',
  }));
}

function readable(name: string): string {
  return name.replaceAll('_', ' ');
}

/** The time of day in a time zone, to the minute; null where there is no such zone. */
function useClockIn(zone: string | undefined): string | null {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date());
    }, 15_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  if (zone === undefined || !isTimeZone(zone)) return null;
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'long',
  }).format(now);
}
