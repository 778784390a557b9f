import { useEffect, useEffectEvent } from 'react';
import { say } from '../ui/notify.ts';
import type { Left } from './left.ts';
import type { Unsaved } from './useLeaving.ts';

/** Keeps what is in a form when it goes away unasked, and says that it is kept. */
export function useLeft<Kept>({
  left,
  at,
  kept,
  isDirty,
  unsaved,
}: {
  readonly left: Left<Kept>;
  /** Which form of its kind this is. */
  readonly at: string;
  /** What would be kept now. */
  readonly kept: Kept;
  readonly isDirty: boolean;
  readonly unsaved: Unsaved;
}): void {
  const goAway = useEffectEvent(() => {
    if (!unsaved.isDirty()) {
      left.forget(at);
      return;
    }
    left.keep(at, kept);
    unsaved.finish();
    say(
      'Open the form again to go on; only passwords and tokens have to be entered again.',
      'Not saved, but kept',
    );
  });
  useEffect(() => {
    unsaved.begin();
    return () => {
      goAway();
    };
  }, [unsaved]);
  useEffect(() => {
    unsaved.tell(isDirty);
  }, [isDirty, unsaved]);
}
