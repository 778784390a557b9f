import { query, type Database } from './database.ts';
import { hourOf } from './tally.ts';

/** What an attempt's end needs to know of its delivery; none of it changes while the attempt is under way. */
export interface UnderWay {
  readonly key: number;
  readonly rule: string;
  /** The hour in which it was created. */
  readonly hour: number;
  readonly startedAt: number | null;
}

/** Deliveries that are being sent, remembered from their beginning to their end, so that an end need not look them up. */
export interface Remembered {
  readonly begun: (delivery: string, underWay: UnderWay) => void;
  /** Where it is not remembered it is looked up; undefined where there is no such delivery, in whatever state. */
  readonly find: (delivery: string) => UnderWay | undefined;
  readonly ended: (delivery: string) => void;
  /** After a rollback, and when all of them end at once. */
  readonly forget: () => void;
}

export function prepareUnderWay(database: Database): Remembered {
  const lookUp = query<UnderWay>(
    database,
    `SELECT key, rule, ${hourOf('created_at')} AS hour, started_at AS startedAt FROM deliveries WHERE id = ?`,
  );
  const known = new Map<string, UnderWay>();
  return {
    begun: (delivery, underWay) => void known.set(delivery, underWay),
    find: (delivery) => known.get(delivery) ?? lookUp.get(delivery),
    ended: (delivery) => void known.delete(delivery),
    forget: () => known.clear(),
  };
}
