import type { Problem, Target } from '../../model/problem.ts';

/** A problem's words and weight, without its place. */
export type Worded = Pick<Problem, 'severity' | 'target' | 'message'>;

/** What has to be mended before a rule can go where `target` says. */
export const error = (message: string, target: Target = 'both'): Worded => ({
  severity: 'error',
  target,
  message,
});
/** What is worth a look, and let pass. */
export const warning = (message: string, target: Target = 'both'): Worded => ({
  severity: 'warning',
  target,
  message,
});

/** The question at the end of a message, where something was probably meant. */
export const meant = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`;

/** An author's own text, as far as a sentence can hold it. */
export const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
