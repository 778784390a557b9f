import { ruleAnswerSchema, type RuleAnswer } from '../../shared/model/answers/rules.ts';
import { ApiError } from '../api/request.ts';
import type { Document } from '../draft/store.ts';

/** What of a rule is edited in its draft. */
export function documentOf({ draft: graph, name, timeZone }: RuleAnswer): Document {
  return { graph, name, timeZone };
}

/** The rule as somebody else has saved it, where that is why a save was refused. */
export function conflictOf(error: unknown): RuleAnswer | null {
  if (!(error instanceof ApiError) || error.status !== 409) return null;
  const current = (error.body as { readonly current?: unknown } | undefined)?.current;
  return ruleAnswerSchema.safeParse(current).data ?? null;
}

/** What a browser still delivers for a page that has gone: 64 KiB, headers included. */
const mostLastWords = 60_000;

export function fitsLastWords(body: unknown): boolean {
  return new TextEncoder().encode(JSON.stringify(body)).length <= mostLastWords;
}
