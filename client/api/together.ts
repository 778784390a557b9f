import { useMutation } from '@tanstack/react-query';
import { counted } from '../../shared/authoring/words.ts';
import { moveDelivery, replayDelivery, type Replay } from './journal.ts';
import { ApiError } from './request.ts';

/** So many deliveries are moved in one go at most: more could not be looked after. */
export const mostTogether = 200;

/** What came of asking the same for several deliveries. */
export interface Together {
  readonly done: number;
  /** What could not be done for the others, as they stood by then. */
  readonly refused: readonly ApiError[];
}

/** Has calls that wait made at once, one after the other. */
export function useSendNow() {
  return useMutation({
    mutationFn: (ids: readonly string[]) => oneByOne(ids, (id) => moveDelivery(id, 'now')),
  });
}

/** Runs calls again, one after the other; `tell` hears how many have been. */
export function useRunAgain() {
  return useMutation({
    mutationFn: ({
      ids,
      tell,
      ...by
    }: Replay & { readonly ids: readonly string[]; readonly tell: (done: number) => void }) =>
      oneByOne(ids, async (id, at) => {
        tell(at);
        await replayDelivery(id, by);
      }),
  });
}

/** Ids come as lists have them, newest first; the oldest goes first. A conflict concerns one of them; whatever else goes wrong would for all, and ends it. */
async function oneByOne(
  ids: readonly string[],
  ask: (id: string, at: number) => Promise<unknown>,
): Promise<Together> {
  const refused: ApiError[] = [];
  for (const [at, id] of ids.toReversed().entries()) {
    try {
      await ask(id, at);
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 409)) throw error;
      refused.push(error);
    }
  }
  return { done: ids.length - refused.length, refused };
}

/** What came of having calls that waited made at once: the others went out by themselves meanwhile. */
export function sayHastened({ done, refused: { length: gone } }: Together): string {
  const others =
    gone === 0 ? '' : ` ${gone} had gone out by ${gone === 1 ? 'itself' : 'themselves'}.`;
  if (done > 1) return `${counted(done, 'call')} are being made now.${others}`;
  if (done === 1) return `${gone === 0 ? 'The' : 'One'} call is being made now.${others}`;
  return gone === 1 ? 'It has gone out by itself.' : 'They have gone out by themselves.';
}
