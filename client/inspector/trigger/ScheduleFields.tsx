import { Chip, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import cronstrue from 'cronstrue';
import { useEffect, useState } from 'react';
import { isTimeZone, nextRuns, parseCron } from '../../../shared/authoring/schedule.ts';
import { weekdays } from '../../../shared/model/condition.ts';
import type { TriggerNode } from '../../../shared/model/graph.ts';
import { useDraft } from '../../draft/Workbench.tsx';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { TextSetting } from '../field/TextSetting.tsx';
import {
  cronOf,
  scheduleAs,
  scheduleKinds,
  scheduleOf,
  type Schedule,
  type ScheduleKind,
} from './schedulePresets.ts';
import { TimeZonePicker } from './TimeZonePicker.tsx';

/** When a scheduled rule runs: chosen in words or written out, with what comes of it. */
export function ScheduleFields({ node }: { readonly node: TriggerNode }) {
  const { set } = useEditing();
  const cron = node.cron ?? '';
  const [isWritten, setWritten] = useState(false);
  const found = scheduleOf(cron);
  const schedule: Schedule = isWritten ? { kind: 'custom' } : found;
  const use = (next: Schedule): void => {
    setWritten(next.kind === 'custom');
    if (next.kind !== 'custom') set(['cron'], cronOf(next));
  };
  return (
    <Stack gap="sm" component="fieldset" className="inspector-group">
      <legend className="inspector-legend">Schedule</legend>
      <Select
        label="Runs"
        data={Object.entries(scheduleKinds).map(([value, label]) => ({ value, label }))}
        value={schedule.kind}
        allowDeselect={false}
        onChange={(kind) => {
          if (kind !== null) use(scheduleAs(kind as ScheduleKind, found));
        }}
      />
      <Details schedule={schedule} use={use} />
      <TextSetting
        label="Expression"
        path={['cron']}
        value={node.cron}
        mono
        emptyToo
        placeholder="0 9 * * mon-fri"
        hint="Minute, hour, day of the month, month, day of the week."
      />
      <Zone node={node} />
      <NextRuns cron={cron} timeZone={node.timeZone} />
    </Stack>
  );
}

function Details({
  schedule,
  use,
}: {
  readonly schedule: Schedule;
  readonly use: (next: Schedule) => void;
}) {
  switch (schedule.kind) {
    case 'custom':
      return null;
    case 'minutes':
      return (
        <Select
          label="How often"
          allowDeselect={false}
          data={[...new Set([1, 2, 5, 10, 15, 20, 30, schedule.every])]
            .sort((one, other) => one - other)
            .map((every) => ({
              value: String(every),
              label: every === 1 ? 'Every minute' : `Every ${String(every)} minutes`,
            }))}
          value={String(schedule.every)}
          onChange={(every) => {
            if (every !== null) use({ ...schedule, every: Number(every) });
          }}
        />
      );
    case 'hourly':
      return (
        <Select
          label="Minute of the hour"
          withScrollArea={false}
          classNames={{ options: 'inspector-scroll' }}
          allowDeselect={false}
          data={Array.from({ length: 60 }, (_, minute) => ({
            value: String(minute),
            label: minute === 0 ? 'On the hour' : `${String(minute)} past`,
          }))}
          value={String(schedule.minute)}
          onChange={(minute) => {
            if (minute !== null) use({ ...schedule, minute: Number(minute) });
          }}
        />
      );
    case 'daily':
    case 'workdays':
      return <Time schedule={schedule} use={use} />;
    case 'weekly':
      return (
        <>
          <Days
            days={schedule.days}
            onChange={(days) => {
              if (days.length > 0) use({ ...schedule, days });
            }}
          />
          <Time schedule={schedule} use={use} />
        </>
      );
    case 'monthly':
      return (
        <Group grow align="start">
          <Select
            label="Day of the month"
            withScrollArea={false}
            classNames={{ options: 'inspector-scroll' }}
            allowDeselect={false}
            data={Array.from({ length: 31 }, (_, day) => String(day + 1))}
            value={String(schedule.day)}
            {...(schedule.day > 28 && { description: 'Months without it are left out.' })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(day) => {
              if (day !== null) use({ ...schedule, day: Number(day) });
            }}
          />
          <Time schedule={schedule} use={use} />
        </Group>
      );
  }
}

function Time({
  schedule,
  use,
}: {
  readonly schedule: Extract<Schedule, { time: string }>;
  readonly use: (next: Schedule) => void;
}) {
  return (
    <TextInput
      type="time"
      label="At"
      value={schedule.time}
      onChange={({ currentTarget: { value: time } }) => {
        if (/^\d{2}:\d{2}$/.test(time)) use({ ...schedule, time });
      }}
    />
  );
}

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

function Zone({ node }: { readonly node: TriggerNode }) {
  const { set } = useEditing();
  const own = useDraft((state) => state.document.timeZone);
  const notes = useNotes('timeZone');
  return (
    <TimeZonePicker
      {...notes}
      label="Time zone"
      value={node.timeZone ?? null}
      own={own}
      onChoose={(timeZone) => {
        set(['timeZone'], timeZone);
      }}
      onClear={() => {
        set(['timeZone'], undefined);
      }}
    />
  );
}

/** The schedule in words, and the next five times. */
function NextRuns({
  cron,
  timeZone,
}: {
  readonly cron: string;
  readonly timeZone: string | undefined;
}) {
  const own = useDraft((state) => state.document.timeZone);
  const zone = timeZone !== undefined && isTimeZone(timeZone) ? timeZone : own;
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date());
    }, 30_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  if (parseCron(cron, zone).kind === 'invalid') return null;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (
    <div className="inspector-runs">
      <Text size="sm" fw={600}>
        {wordsOf(cron)}
      </Text>
      <Text size="sm" c="dimmed" mt={4}>
        Next, by the clock of {zone.replaceAll('_', ' ')}:
      </Text>
      <ol>
        {nextRuns(cron, zone, now, 5).map((run) => (
          <li key={run.getTime()}>
            <time dateTime={run.toISOString()}>{format.format(run)}</time>
          </li>
        ))}
      </ol>
    </div>
  );
}

function wordsOf(cron: string): string {
  try {
    return cronstrue.toString(cron, { use24HourTimeFormat: true });
  } catch {
    return cron;
  }
}
