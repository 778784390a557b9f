import { useEffect, useRef } from 'react';
import type { Story } from '../../shared/model/answers/journal.ts';
import { say, warn } from '../ui/notify.ts';
import { sayAttempt } from './words.ts';

/**
 * Tells in a notice what came of the next try, once it is over: whoever has just sent it by hand looks at the button, not
 * at what the page says further down.
 */
export function useTellNextTry({ attempts }: Pick<Story, 'attempts'>): {
  /** To be called when it is sent. */
  readonly await: () => void;
  /** It could not be sent: the next try is nobody's in particular. */
  readonly forget: () => void;
} {
  const after = useRef<number | null>(null);
  useEffect(() => {
    const before = after.current;
    if (before === null) return;
    const over = attempts.find(({ number, endedAt }) => number > before && endedAt !== null);
    if (!over) return;
    after.current = null;
    const { tone, title, text } = sayAttempt(over);
    const tell = tone === 'bad' ? warn : say;
    tell(text, `Try ${over.number}: ${title}`);
  }, [attempts]);
  return {
    await: () => {
      after.current = attempts.at(-1)?.number ?? 0;
    },
    forget: () => {
      after.current = null;
    },
  };
}
