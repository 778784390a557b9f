import { toldAlone, weightOf, weights, type Weight } from '../../../shared/authoring/weight.ts';
import type { Problem } from '../../../shared/model/problem.ts';

/** `error 2` for two errors (and lesser problems besides), `warning 1`, `elsewhere 1`: a plain text, so that cards compare it. */
export function countsOf(problems: readonly Problem[] | undefined): string {
  const found = (problems ?? []).map(weightOf);
  const gravest = weights.find((weight) => found.includes(weight));
  if (gravest === undefined) return '';
  return `${gravest} ${found.filter((weight) => weight === gravest).length}`;
}

export function readCounts(counts: string): { readonly weight: Weight; readonly count: string } {
  const [weight = '', count = ''] = counts.split(' ');
  return { weight: weights.find((one) => one === weight) ?? 'warning', count };
}

export function messagesOf(problems: readonly Problem[] | undefined): string {
  return (problems ?? []).map(toldAlone).join('\n');
}
