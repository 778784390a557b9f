import type { Problem } from '../../shared/model/problem.ts';
import { useAnalysis } from '../draft/Workbench.tsx';

/** The actions with JSON that cannot be read yet, as problems. */
export function useUnfinished(): readonly Problem[] {
  const problems = useAnalysis((analysis) => analysis.problems);
  return problems.filter(({ code }) => code === 'action.unfinished_json');
}
