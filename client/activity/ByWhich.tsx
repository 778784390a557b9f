import { Radio, Stack } from '@mantine/core';
import type { Replay } from '../api/journal.ts';

/** By which version of its rule a call is run again. */
export function ByWhich({
  value,
  onChange,
}: {
  readonly value: Replay['with'];
  readonly onChange: (value: Replay['with']) => void;
}) {
  return (
    <Radio.Group
      label="By which version of the rule?"
      value={value}
      onChange={(next) => {
        onChange(next === 'same' ? 'same' : 'live');
      }}
    >
      <Stack gap="sm" mt="xs">
        <Radio
          value="live"
          label="With what runs now"
          description="With all that has been corrected since."
        />
        <Radio
          value="same"
          label="With what ran then"
          description="Just as it was planned when the event came in."
        />
      </Stack>
    </Radio.Group>
  );
}
