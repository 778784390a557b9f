import { weightAdvice, weightOf, weightWords, type Weight } from '../../shared/authoring/weight.ts';
import type { Problem } from '../../shared/model/problem.ts';

export interface ProblemGroup {
  readonly weight: Weight;
  readonly title: string;
  /** What it means, in a sentence. */
  readonly told: string;
  readonly problems: readonly Problem[];
}

const groups = [
  {
    weight: 'error',
    title: 'Has to be mended',
    told: weightAdvice.error,
  },
  {
    weight: 'warning',
    title: 'Worth a look',
    told: weightAdvice.warning,
  },
  {
    weight: 'elsewhere',
    title: weightWords.elsewhere,
    told: weightAdvice.elsewhere,
  },
] as const satisfies readonly Omit<ProblemGroup, 'problems'>[];

/** The problems by how grave they are, the gravest first; groups without any are left out. */
export function sorted(problems: readonly Problem[]): ProblemGroup[] {
  return groups
    .map((group) => ({
      ...group,
      problems: problems.filter((problem) => weightOf(problem) === group.weight),
    }))
    .filter((group) => group.problems.length > 0)
    .map((group) => (hasUnfinished(group) ? { ...group, told: toldWithout } : group));
}

/** What would be published is not what stands in the JSON. */
const toldWithout = 'The rule can be published, but without the JSON that is not finished.';

function hasUnfinished({ weight, problems }: ProblemGroup): boolean {
  return weight === 'warning' && problems.some(({ code }) => code === 'action.unfinished_json');
}

/** Where the problem is one, in words; null where that goes without saying. */
export function whereOf({ target }: Problem): string | null {
  return target === 'here' ? 'Here only' : null;
}
