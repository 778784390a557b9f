import { weightOf } from '../../shared/authoring/weight.ts';
import type { Problem } from '../../shared/model/problem.ts';

/** Keeps the rule from running here, and so from being published. */
export function blocks(problem: Problem): boolean {
  return weightOf(problem) === 'error';
}
