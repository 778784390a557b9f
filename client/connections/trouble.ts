import { z } from 'zod';
import { ApiError } from '../api/request.ts';

/** Why something was not saved. */
export interface Trouble<Theirs> {
  readonly title: string;
  readonly text: string;
  /** What somebody else has saved meanwhile, if that is why. */
  readonly theirs: Theirs | null;
}

/** What the server has now, if it refused because somebody else was quicker. */
export function overtakenBy<Schema extends z.ZodType>(
  error: unknown,
  schema: Schema,
): z.output<Schema> | null {
  if (!(error instanceof ApiError) || error.status !== 409) return null;
  const stale = z.object({ current: z.unknown() }).safeParse(error.body);
  if (!stale.success) return null;
  const current = schema.safeParse(stale.data.current);
  return current.success ? current.data : null;
}

/** Tells of a conflict: which fields differ by now, and that nothing is lost. */
export function conflictOver<Theirs>(
  what: string,
  theirs: Theirs,
  changed: readonly string[],
): Trouble<Theirs> {
  const list = new Intl.ListFormat('en').format(changed.map((field) => `the ${field}`));
  const told = changed.length > 0 ? `By now ${list} differ${changed.length > 1 ? '' : 's'}. ` : '';
  return {
    title: `Somebody else has changed this ${what} meanwhile`,
    text: `${told}Nothing of yours is lost: save yours over it, or take theirs and start over.`,
    theirs,
  };
}

/** Everything else that keeps something from being saved; messages at fields are not repeated. */
export function troubleWith(error: unknown, rest: readonly string[]): Trouble<never> {
  const message = error instanceof Error ? error.message : String(error);
  return {
    title: error instanceof ApiError ? error.title : 'Not saved',
    text: rest.length > 0 ? rest.join(' ') : message,
    theirs: null,
  };
}
