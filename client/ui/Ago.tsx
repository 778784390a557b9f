import { useEffect, useState } from 'react';
import { exactTime, relativeTime } from './time.ts';

/** When something was or will be, in words that keep up; the exact time on hover. */
export function Ago({ at }: { readonly at: string }) {
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
      {relativeTime(at, now)}
    </time>
  );
}
