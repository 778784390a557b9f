import { NativeSelect } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { BarButton } from './BarButton.tsx';
import type { Streaming } from './useStreaming.ts';

const intervals = [2, 5, 10, 20, 60];

/** Starts and stops the stream of studies, and says how fast they come. */
export function StreamControl({ streaming }: { readonly streaming: Streaming }) {
  const { isRunning, everySeconds, start, stop, setEvery } = streaming;
  const offered = [...new Set([...intervals, everySeconds])].sort((one, other) => one - other);
  return (
    <div className="demo-stream" data-running={isRunning}>
      {isRunning ? (
        <BarButton
          icon={<IconPlayerStop size={16} aria-hidden />}
          label="Stop stream"
          hint="Studies keep arriving; this stops them"
          onClick={stop}
        />
      ) : (
        <BarButton
          icon={<IconPlayerPlay size={16} aria-hidden />}
          label="Start stream"
          hint="One new study after the other arrives until you stop it"
          onClick={start}
        />
      )}
      <NativeSelect
        size="xs"
        aria-label="A study arrives every"
        className="demo-every"
        value={String(everySeconds)}
        data={offered.map((seconds) => ({ value: String(seconds), label: `every ${seconds} s` }))}
        onChange={({ currentTarget }) => {
          setEvery(Number(currentTarget.value));
        }}
      />
    </div>
  );
}
