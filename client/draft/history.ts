import { sameJson } from '../../shared/ambra/wire/values.ts';
import type { Json } from '../../shared/model/json.ts';
import type { Document, DraftState } from './store.ts';

interface Left {
  readonly state: DraftState;
  /** The steps that were chosen. */
  readonly selected: readonly string[];
}

/**
 * What could be undone and done again when the editor of a rule was left, and which steps were chosen, for whoever comes
 * back to it; newest last.
 */
const left = new Map<string, Left>();
const mostRules = 5;

export function keepHistory(
  rule: string,
  state: DraftState,
  selected: readonly string[] = [],
): void {
  left.delete(rule);
  left.set(rule, { state: { ...state, gesture: null }, selected });
  const [oldest] = left.keys();
  if (left.size > mostRules && oldest !== undefined) left.delete(oldest);
}

/** The state that a draft begins with: where it was left, unless the rule has become another one since. */
export function beginWith(rule: string, document: Document): DraftState {
  const kept = left.get(rule)?.state;
  if (kept && same(kept.document, document)) return kept;
  return { document, past: [], future: [], gesture: null };
}

/** The steps that were chosen when the rule was left, as far as it still has them. */
export function chosenIn(rule: string, { graph }: Document): readonly string[] {
  const there = new Set(graph.nodes.map(({ id }) => id));
  return left.get(rule)?.selected.filter((id) => there.has(id)) ?? [];
}

/** The same document, as far as anybody could tell; the order of keys says nothing. */
export function same(one: Document, other: Document): boolean {
  return one === other || sameJson(asJson(one), asJson(other));
}

function asJson(document: Document): Json {
  return document as unknown as Json;
}
