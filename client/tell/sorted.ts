import type { Problem } from '../../shared/model/problem.ts';

/** What a problem stands in the way of, as a heading: the gravest first. */
export type Weight = 'blocks' | 'platform' | 'warning';

export interface ProblemGroup {
  readonly weight: Weight;
  readonly title: string;
  /** What it means, in a sentence. */
  readonly told: string;
  readonly problems: readonly Problem[];
}

const groups = [
  {
    weight: 'blocks',
    title: 'Has to be mended',
    told: 'The rule cannot be published before.',
  },
  {
    weight: 'platform',
    title: 'Only runs here',
    told: 'The rule can be published; the platform could not run it.',
  },
  {
    weight: 'warning',
    title: 'Worth a look',
    told: 'The rule can be published as it is.',
  },
] as const satisfies readonly Omit<ProblemGroup, 'problems'>[];

/** The problems by what they stand in the way of; groups without any are left out. */
export function sorted(problems: readonly Problem[]): ProblemGroup[] {
  return groups
    .map((group) => ({
      ...group,
      problems: problems.filter((problem) => weightOf(problem) === group.weight),
    }))
    .filter((group) => group.problems.length > 0);
}

function weightOf({ severity, target }: Problem): Weight {
  if (severity === 'warning') return 'warning';
  return target === 'platform' ? 'platform' : 'blocks';
}

/** Where the problem is one, in words; null where that goes without saying. */
export function whereOf({ severity, target }: Problem): string | null {
  switch (target) {
    case 'here':
      return 'Here only';
    case 'platform':
      return severity === 'warning' ? 'On the platform only' : null;
    case 'both':
      return null;
  }
}
