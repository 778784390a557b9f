import { useEffect, useState } from 'react';
import { exactTime, relativeTime } from './time.ts';

/** When something was or will be, in words that keep up; the exact time on hover. */
export function Ago({
  at,
  past,
  brief = false,
}: {
  readonly at: string;
  /** Where there is little room. */
  readonly brief?: boolean;
  /** What to say in place of how long ago, where only what is still to come counts. */
  readonly past?: string;
}) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const age = Math.abs(Date.now() - Date.parse(at));
    const timer = setInterval(
      () => {
        setNow(new Date());
      },
      age < 90_000 ? 1_000 : 30_000,
    );
    return () => {
      clearInterval(timer);
    };
  }, [at]);
  return (
    <time dateTime={at} title={exactTime(at)}>
      {past !== undefined && Date.parse(at) <= now.getTime() ? past : relativeTime(at, now, brief)}
    </time>
  );
}
