import { counted } from '../../shared/authoring/words.ts';
import type { DeliverySummary } from '../../shared/model/answers/journal.ts';
import { withoutRepeated } from '../api/journal.ts';

type Counted = Pick<DeliverySummary, 'state' | 'attempts' | 'connection' | 'dueAt' | 'updatedAt'>;
type Repeatable = Counted & Pick<DeliverySummary, 'repeat'>;

/** The names of connections that somebody has paused, by id. */
export type PausedNames = ReadonlyMap<string, string>;

/** What became of an event so far. `tone` is never all that tells: the text says the same. */
export interface Outcome {
  readonly tone: 'good' | 'bad' | 'wait' | 'none';
  readonly text: string;
}

const kinds = [
  'made',
  'failed',
  'again',
  'underWay',
  'later',
  'paused',
  'held',
  'cancelled',
  'leftOut',
] as const;
type Kind = (typeof kinds)[number];

const byWeight: readonly Kind[] = [
  'failed',
  'held',
  'paused',
  'again',
  'later',
  'underWay',
  'made',
  'cancelled',
  'leftOut',
];

/** Which connection is paused, and until when a call waits, is said beside them. */
const words: Readonly<Record<Exclude<Kind, 'paused' | 'later'>, string>> = {
  made: 'made',
  failed: 'failed',
  again: 'to be tried again',
  underWay: 'under way',
  held: 'held back',
  cancelled: 'called off',
  leftOut: 'left out, as it had been made for this study before',
};

/** The same where there is little room. */
const briefWords: Readonly<Record<Kind, string>> = {
  ...words,
  again: 'to retry',
  later: 'waiting',
  paused: 'paused',
  held: 'held',
  leftOut: 'left out',
};

interface Brief {
  /** “2 made, 1 failed”. */
  readonly brief: string;
  /** What most needs to be seen: “1 of 3 failed”. */
  readonly briefest: string;
}

/**
 * The event's own calls, which are those that the list of events counts, and then what these have led to: “2 calls: 1
 * made, 1 failed; then 1 call made”.
 */
export function sayArrived(
  {
    deliveries,
    followed,
  }: { readonly deliveries: readonly Repeatable[]; readonly followed: readonly Counted[] },
  paused: PausedNames,
): Outcome & Brief {
  const last = withoutRepeated(deliveries);
  const first = sayOutcome(last, paused);
  if (followed.length === 0) return first;
  const then = sayOutcome(followed, paused);
  const { tone } = sayOutcome([...last, ...followed], paused);
  return {
    tone,
    text: `${first.text}; then ${then.text}`,
    brief: `${first.brief}, then ${then.brief}`,
    briefest: first.tone === tone ? first.briefest : `then ${then.briefest}`,
  };
}

/**
 * “2 calls made”, “3 calls: 2 made, 1 failed”, “1 call waiting until 10:42”, “1 call waiting while Demo Hospital is
 * paused”.
 */
export function sayOutcome(deliveries: readonly Counted[], paused: PausedNames): Outcome & Brief {
  if (deliveries.length === 0)
    return { tone: 'none', text: 'No rule made a call', brief: 'No calls', briefest: 'No calls' };
  const counts = new Map<Kind, number>();
  for (const one of deliveries) {
    const kind = kindOf(one, paused);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const found = kinds.filter((kind) => counts.has(kind));
  const list = (said: Readonly<Record<Kind, string>>): string =>
    found.map((kind) => `${counts.get(kind) ?? 0} ${said[kind]}`).join(', ');
  const calls = counted(deliveries.length, 'call');
  const full = {
    ...words,
    later: `waiting until ${sayUntil(deliveries.filter((one) => kindOf(one, paused) === 'later'))}`,
    paused: `waiting while ${sayPaused(deliveries, paused)}`,
  };
  const [only] = found;
  const text =
    only !== undefined && found.length === 1 ? `${calls} ${full[only]}` : `${calls}: ${list(full)}`;
  const brief = list(briefWords);
  const worst = byWeight.find((kind) => counts.has(kind)) ?? 'made';
  const briefest =
    found.length === 1
      ? brief
      : `${counts.get(worst) ?? 0} of ${deliveries.length} ${briefWords[worst]}`;
  return { tone: toneOf(found), text, brief, briefest };
}

/** What goes out as soon as it can waits less than this. */
const momentMs = 5_000;

function kindOf({ state, attempts, connection, ...when }: Counted, paused: PausedNames): Kind {
  switch (state) {
    case 'succeeded':
      return 'made';
    case 'failed':
      return 'failed';
    case 'waiting':
      if (paused.has(connection)) return 'paused';
      if (attempts > 0) return 'again';
      // Both by the server's clock.
      return Date.parse(when.dueAt) - Date.parse(when.updatedAt) > momentMs ? 'later' : 'underWay';
    case 'sending':
      return attempts > 1 ? 'again' : 'underWay';
    case 'held':
      return 'held';
    case 'cancelled':
      return 'cancelled';
    case 'skipped':
      return 'leftOut';
  }
}

/** “10:42”, “29 Nov, 10:42”, “10:42 or later”: by the reader's own clock. */
function sayUntil(waiting: readonly Counted[]): string {
  const moments = waiting.map(({ dueAt, updatedAt }) => sayMoment(dueAt, updatedAt));
  const earliest = [...waiting].sort((one, other) => one.dueAt.localeCompare(other.dueAt))[0];
  if (!earliest) return '';
  const first = sayMoment(earliest.dueAt, earliest.updatedAt);
  return moments.every((moment) => moment === first) ? first : `${first} or later`;
}

/** With its day where that is another one than the day on which it was said. */
function sayMoment(instant: string, said: string): string {
  const moment = new Date(instant);
  const time = moment.toLocaleTimeString('en-GB', { timeStyle: 'short' });
  if (moment.toDateString() === new Date(said).toDateString()) return time;
  return `${moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`;
}

/** “Demo Hospital is paused”: those of the paused connections that calls wait for. */
function sayPaused(deliveries: readonly Counted[], paused: PausedNames): string {
  const waiting = deliveries.filter(({ state }) => state === 'waiting');
  const names = new Set(waiting.flatMap(({ connection }) => paused.get(connection) ?? []));
  return `${new Intl.ListFormat('en').format(names)} ${names.size === 1 ? 'is' : 'are'} paused`;
}

function toneOf(found: readonly Kind[]): Outcome['tone'] {
  if (found.includes('failed')) return 'bad';
  if (
    ['again', 'underWay', 'later', 'paused', 'held'].some((kind) =>
      found.some((one) => one === kind),
    )
  ) {
    return 'wait';
  }
  return found.includes('made') ? 'good' : 'none';
}
