import { Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TriggerNode } from '../../../shared/model/graph.ts';
import { useDraft } from '../../draft/Workbench.tsx';
import { Days } from '../field/Days.tsx';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { TextSetting } from '../field/TextSetting.tsx';
import { NextRuns } from './NextRuns.tsx';
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
  // Nothing is chosen yet, and nothing was written: the list of kinds is all there is to begin with.
  const isUnset = node.cron === undefined && !isWritten;
  const notes = useNotes('cron');
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
        value={isUnset ? null : schedule.kind}
        placeholder="Choose when it runs"
        allowDeselect={false}
        {...(isUnset && notes)}
        onChange={(kind) => {
          if (kind !== null) use(scheduleAs(kind as ScheduleKind, found));
        }}
      />
      {!isUnset && (
        <>
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
        </>
      )}
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
