import { Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { WithinLeaf } from '../../../shared/model/condition.ts';
import { useDraft } from '../../draft/Workbench.tsx';
import { Days } from '../field/Days.tsx';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { TimeZonePicker } from '../trigger/TimeZonePicker.tsx';
import type { Path } from './tree.ts';

/** On which days and between which hours something has to happen. */
export function WithinEditor({
  within,
  path,
}: {
  readonly within: WithinLeaf['within'];
  readonly path: Path;
}) {
  const { set } = useEditing();
  const ruleZone = useDraft((state) => state.document.timeZone);
  const days = useNotes(`${path.join('.')}.days`);
  const zone = useNotes(`${path.join('.')}.tz`);
  const { start, stop } = within;
  return (
    <Stack gap="xs">
      <Select
        aria-label="Within or outside"
        allowDeselect={false}
        data={[
          { value: 'in', label: 'It happens within these times' },
          { value: 'out', label: 'It happens outside these times' },
        ]}
        value={within.invert === true ? 'out' : 'in'}
        onChange={(value) => {
          set([...path, 'invert'], value === 'out' ? true : undefined);
        }}
      />
      <div {...days.wrapperProps}>
        <Days
          days={within.days}
          onChange={(chosen) => {
            set([...path, 'days'], chosen);
          }}
        />
        {days.error && <div className="inspector-error">{days.error}</div>}
      </div>
      <Group grow gap="xs" align="start">
        <Clock label="From" path={[...path, 'start']} value={start} />
        <Clock
          label="Until"
          path={[...path, 'stop']}
          value={stop === '24:00' ? '00:00' : stop}
          isEnd
        />
      </Group>
      {start >= stop && (
        <Text size="sm" c="dimmed">
          This runs over midnight, into the morning after each of these days.
        </Text>
      )}
      <TimeZonePicker
        {...zone}
        label="Time zone"
        value={within.tz ?? null}
        own={ruleZone}
        onChoose={(tz) => {
          set([...path, 'tz'], tz);
        }}
        onClear={() => {
          set([...path, 'tz'], undefined);
        }}
      />
    </Stack>
  );
}

function Clock({
  label,
  path,
  value,
  isEnd = false,
}: {
  readonly label: string;
  readonly path: Path;
  readonly value: string;
  /** Midnight is then the end of the day. */
  readonly isEnd?: boolean;
}) {
  const { set, endTyping } = useEditing();
  return (
    <TextInput
      type="time"
      label={label}
      value={value}
      {...(isEnd && value === '00:00' && { description: 'Midnight' })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={({ currentTarget: { value: time } }) => {
        if (!/^\d{2}:\d{2}$/.test(time)) return;
        set(path, isEnd && time === '00:00' ? '24:00' : time, 'typing');
      }}
      onBlur={endTyping}
    />
  );
}
