import { Chip, Group } from '@mantine/core';
import { weekdays } from '../../../shared/model/condition.ts';

const dayLetters = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};

/** Days of the week, any number of them. */
export function Days({
  days,
  onChange,
  label = 'Days',
}: {
  readonly days: readonly (typeof weekdays)[number][];
  readonly onChange: (days: (typeof weekdays)[number][]) => void;
  readonly label?: string;
}) {
  return (
    <div role="group" aria-label={label}>
      <Chip.Group
        multiple
        value={[...days]}
        onChange={(chosen) => {
          onChange(weekdays.filter((day) => chosen.includes(day)));
        }}
      >
        <Group gap={4} wrap="nowrap" className="inspector-days">
          {weekdays.map((day) => (
            <Chip key={day} value={day} size="xs" radius="sm" icon={null}>
              {dayLetters[day]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}
