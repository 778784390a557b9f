import { Text } from '@mantine/core';
import cronstrue from 'cronstrue';
import { useEffect, useState } from 'react';
import { isTimeZone, nextRuns, parseCron } from '../../../shared/authoring/schedule.ts';
import { useDraft } from '../../draft/Workbench.tsx';
import { runWords } from './runWords.ts';

/** The schedule in words, and the next five times; nothing as long as it cannot be read. */
export function NextRuns({
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
            <time dateTime={run.toISOString()}>{runWords(run, now, zone)}</time>
          </li>
        ))}
      </ol>
    </div>
  );
}

function wordsOf(cron: string): string {
  try {
    return cronstrue.toString(cron, { use24HourTimeFormat: true, verbose: true });
  } catch {
    return cron;
  }
}
