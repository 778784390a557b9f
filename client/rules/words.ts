import { blocks } from '../../shared/authoring/weight.ts';
import type { Problem } from '../../shared/model/problem.ts';

/** `One call waits`, `3 calls wait`. */
export function callsThat(count: number, one: string, many: string): string {
  return count === 1 ? `One call ${one}` : `${count.toLocaleString('en')} calls ${many}`;
}

/** What is to be done with a draft that was just made: publishing it, where nothing keeps it from that. */
export function whatNext(problems: readonly Pick<Problem, 'severity' | 'target'>[]): string {
  const blocking = problems.filter(blocks);
  if (blocking.length === 0) return 'Publish it to let it run.';
  const what = blocking.length === 1 ? 'problem' : `${blocking.length} problems`;
  return `Fix its ${what}, then publish it.`;
}
