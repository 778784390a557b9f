import type { Api } from '../api.ts';

/** A rule's deliveries that have not come to an end. */
interface Open {
  readonly waiting: number;
  /** Under way: the try ends as it ends, but another one may follow. */
  readonly sending: number;
  readonly held: number;
}

export async function openOf(api: Api, rule: string): Promise<Open> {
  const { rules } = await api.system().storage.journal.counts();
  return { waiting: 0, sending: 0, held: 0, ...rules[rule] };
}

/** Holds, calls off or releases whatever of a rule has not come to an end, and tells whoever looks. */
export async function moveAll(
  api: Api,
  rule: string,
  to: 'held' | 'cancelled' | 'waiting',
  reason: string,
): Promise<number> {
  const { storage, clock, changes } = api.system();
  const moved = await storage.journal.move({ rule }, to, clock.now().toISOString(), reason);
  if (moved > 0) changes.tell({ kind: 'deliveries', id: rule });
  return moved;
}

/** `One delivery waits. 2 deliveries are held`. What is being sent may have to wait for another try. */
export function wordOpen({ waiting, sending, held }: Open): string {
  return [
    said(waiting, 'waits', 'wait'),
    said(
      sending,
      'is being sent and may have to be tried again',
      'are being sent and may have to be tried again',
    ),
    said(held, 'is held', 'are held'),
  ]
    .filter((words) => words !== null)
    .join('. ');
}

function said(count: number, one: string, many: string): string | null {
  if (count === 0) return null;
  return count === 1 ? `One delivery ${one}` : `${count} deliveries ${many}`;
}

/** What to do first where none of them is to be lost. Of itself nothing goes out that is held. */
export function letGo(held: number): string {
  return held === 0
    ? 'Wait until everything has gone out'
    : 'Release what is held, by POST to /api/deliveries/<id>/release, and wait until it has gone out';
}

/** What can be done about deliveries that are held, where there are some. */
export function stillHeld(held: number): string[] {
  if (held === 0) return [];
  const count = held === 1 ? 'One delivery is' : `${held} deliveries are`;
  return [`${count} still held. Switch the rule on with "release": true to let them go out.`];
}
