import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Answer } from './answer.ts';
import type { Example } from './examples.ts';

/** What a rule is tried on: kept as long as the rule is open, whichever panel stands beside the drawing. */
export interface Setup {
  /** Which of the events that the rule waits for; null for the first. */
  readonly event: string | null;
  /** By the event's name; nothing of those that nobody has chosen or changed anything for. */
  readonly chosen: ReadonlyMap<string, Chosen>;
  /** By the webhook's uuid. */
  readonly answers: ReadonlyMap<string, Answer>;
}

export interface Chosen {
  readonly example: Example;
  /** The example with other values; null while it is as it was. */
  readonly edited: PlatformEvent | null;
}

export const untried: Setup = { event: null, chosen: new Map(), answers: new Map() };
