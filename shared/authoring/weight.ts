import type { Problem } from '../model/problem.ts';

/**
 * How grave a problem is for whoever draws a rule here: it has to be mended, it is worth a look, or it stands in the way
 * elsewhere only and is no fault of a rule that runs here. The gravest first.
 */
export const weights = ['error', 'warning', 'elsewhere'] as const;
export type Weight = (typeof weights)[number];

/** Said in front of a problem, wherever it is told. */
export const weightWords: Readonly<Record<Weight, string>> = {
  error: 'Error',
  warning: 'Warning',
  elsewhere: 'Works here, not on Ambra',
};

/** What is to be done about problems of a weight: people who use the rule here may never have heard of another platform. */
export const weightAdvice: Readonly<Record<Weight, string>> = {
  error: 'The rule cannot be published before.',
  warning: 'The rule can be published as it is.',
  elsewhere:
    'Nothing to do, unless this rule is to be deployed to the imaging platform itself (Ambra).',
};

export function weightOf({ severity, target }: Pick<Problem, 'severity' | 'target'>): Weight {
  return target === 'platform' ? 'elsewhere' : severity;
}

/** Keeps the rule from running here, and so from being published. */
export function blocks(problem: Pick<Problem, 'severity' | 'target'>): boolean {
  return weightOf(problem) === 'error';
}

/** The gravest of these; null where there are none. */
export function gravest(problems: readonly Problem[]): Weight | null {
  const found = new Set(problems.map(weightOf));
  return weights.find((weight) => found.has(weight)) ?? null;
}

/** A problem as one plain text, where nothing beside it shows how grave it is. */
export function toldAlone(problem: Problem): string {
  const weight = weightOf(problem);
  const told = `${weightWords[weight]}: ${problem.message}`;
  return weight === 'elsewhere' ? `${told} ${weightAdvice.elsewhere}` : told;
}

const unfilled: ReadonlySet<string> = new Set([
  'rule.no_trigger',
  'rule.no_action',
  'trigger.no_event',
  'trigger.no_schedule',
  'condition.empty',
  'condition.group_empty',
  'condition.no_field',
  'condition.no_value',
  'split.no_field',
  'split.no_cases',
  'split.empty_case',
  'action.no_command',
  'action.missing_parameter',
  'action.missing_one_of',
  'action.no_user',
]);

/** What has only not been filled in yet: no mistake of somebody who is still on the way there. */
export function isUnfilled(problem: Problem): boolean {
  return unfilled.has(problem.code) && weightOf(problem) !== 'elsewhere';
}

/** How a problem is told: `needed` is what has only not been filled in yet. */
export type Tone = Weight | 'needed';

export function toneOf(problem: Problem): Tone {
  return isUnfilled(problem) ? 'needed' : weightOf(problem);
}
