import { toneOf, weightAdvice, weightWords, type Tone } from '../../shared/authoring/weight.ts';
import type { Problem } from '../../shared/model/problem.ts';

export interface ProblemGroup {
  readonly tone: Tone;
  readonly title: string;
  /** What it means, in a sentence. */
  readonly told: string;
  readonly problems: readonly Problem[];
}

const groups = [
  {
    tone: 'error',
    title: 'Has to be mended',
    told: weightAdvice.error,
  },
  {
    tone: 'needed',
    title: 'Still to be filled in',
    told: weightAdvice.error,
  },
  {
    tone: 'warning',
    title: 'Worth a look',
    told: weightAdvice.warning,
  },
  {
    tone: 'elsewhere',
    title: weightWords.elsewhere,
    told: weightAdvice.elsewhere,
  },
] as const satisfies readonly Omit<ProblemGroup, 'problems'>[];

/** The problems by how grave they are, the gravest first; groups without any are left out. */
export function sorted(problems: readonly Problem[]): ProblemGroup[] {
  return groups
    .map((group) => ({
      ...group,
      problems: problems.filter((problem) => toneOf(problem) === group.tone),
    }))
    .filter((group) => group.problems.length > 0)
    .map((group) => (hasUnfinished(group) ? { ...group, told: toldWithout } : group));
}

/** What would be published is not what stands in the JSON. */
const toldWithout = 'The rule can be published, but without the JSON that is not finished.';

function hasUnfinished({ tone, problems }: ProblemGroup): boolean {
  return tone === 'warning' && problems.some(({ code }) => code === 'action.unfinished_json');
}

/** How many there are to look at, and how grave the gravest is; null where there are none. */
export interface Tally {
  readonly count: number;
  readonly tone: Tone;
}

/** What is to be done here. What only another platform would refuse is told in the list, and nothing to be counted. */
export function tallyOf(problems: readonly Problem[]): Tally | null {
  const [first, ...rest] = sorted(problems).filter(({ tone }) => tone !== 'elsewhere');
  if (!first) return null;
  const count = [first, ...rest].reduce((sum, group) => sum + group.problems.length, 0);
  return { count, tone: first.tone };
}
