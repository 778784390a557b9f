import { Autocomplete } from '@mantine/core';
import { useId } from '@mantine/hooks';
import type { ReactNode } from 'react';

/** A value under its name, with those to choose from that are usual. */
export function ValueRow({
  label,
  path,
  value,
  choices,
  isLong = false,
  onChange,
}: {
  readonly label: ReactNode;
  readonly path: string;
  readonly value: string;
  readonly choices: readonly string[];
  /** The value needs the whole width. */
  readonly isLong?: boolean;
  readonly onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className={isLong ? 'simulate-field simulate-field-wide' : 'simulate-field'}>
      <label htmlFor={id} title={path}>
        {label}
      </label>
      <Autocomplete
        id={id}
        size="sm"
        placeholder="missing"
        data={[...choices]}
        limit={50}
        withScrollArea={false}
        styles={{ options: { maxHeight: 260, overflowY: 'auto' } }}
        // All of them, whatever the value is now: it is there to be replaced.
        filter={({ options }) => options}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
