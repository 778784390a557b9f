import type { PlatformEvent } from '../../model/event.ts';

/** One thing that was looked at when a webhook was matched with an event, and what came of it. */
export interface Reason {
  /** Where: `when.all.0`, or `event`, `target`, `suspended`, `max_age`, `causes`. */
  readonly path: string;
  readonly holds: boolean;
  /** It explains the outcome; a row that holds inside an "all" that fails for another does not. */
  readonly decisive: boolean;
  /** For people: "modality is MR; the rule wants CT or MR". Holds the event's value. */
  readonly text: string;
  /** The same without the event's value, for those who may not see it. */
  readonly masked: string;
  readonly field?: string;
  /** The event's value as it is shown. */
  readonly actual?: string;
  readonly missing?: true;
  /** It cannot be judged here, so that nothing holds, whatever else does. */
  readonly blocks?: true;
}

/** A condition made ready to be asked many times. */
export interface Compiled {
  readonly holds: (event: PlatformEvent) => boolean;
  /** Part of it cannot run here, so that the whole never holds, whatever surrounds that part. */
  readonly blocked: boolean;
  readonly explain: (event: PlatformEvent, path: string) => Reason[];
}
