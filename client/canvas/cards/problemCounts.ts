import { toldAlone, weightOf } from '../../../shared/authoring/weight.ts';
import type { Problem } from '../../../shared/model/problem.ts';

/**
 * `error 2` for two errors (and warnings besides), `warning 1`, or nothing: a plain text, so that cards compare it. What
 * only the platform minds is no matter of a card: there is nothing to do about it, and the list of problems tells it.
 */
export function countsOf(problems: readonly Problem[] | undefined): string {
  const found = (problems ?? []).map(weightOf);
  const gravest = (['error', 'warning'] as const).find((weight) => found.includes(weight));
  if (gravest === undefined) return '';
  return `${gravest} ${found.filter((weight) => weight === gravest).length}`;
}

export function readCounts(counts: string): {
  readonly weight: 'error' | 'warning';
  readonly count: string;
} {
  const [weight, count = ''] = counts.split(' ');
  return { weight: weight === 'error' ? weight : 'warning', count };
}

export function messagesOf(problems: readonly Problem[] | undefined): string {
  return (problems ?? []).map(toldAlone).join('\n');
}
