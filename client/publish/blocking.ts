import type { Problem } from '../../shared/model/problem.ts';

/** Keeps the rule from running here, and so from being published. */
export function blocks({ severity, target }: Problem): boolean {
  return severity === 'error' && target !== 'platform';
}
