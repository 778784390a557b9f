import type { SplitNode } from '../../shared/model/graph.ts';

type Cases = SplitNode['cases'];

/** An id that no case has; ids name exits, so they never change. */
export function freeCaseId(cases: Cases): string {
  const taken = new Set(cases.map(({ id }) => id));
  let number = cases.length + 1;
  while (taken.has(`case${String(number)}`)) number += 1;
  return `case${String(number)}`;
}

/** The case changes places with its neighbour; at the edge nothing happens. */
export function withMovedCase(cases: Cases, index: number, by: -1 | 1): Cases {
  const [one, other] = [cases[index], cases[index + by]];
  if (!one || !other) return cases;
  return cases.map((item, at) => (at === index ? other : at === index + by ? one : item));
}

/** What a case is called: its name, else its values, else its place. */
export function caseTitle({ name }: Cases[number], values: string, index: number): string {
  return name?.trim() || values || `Case ${String(index + 1)}`;
}
