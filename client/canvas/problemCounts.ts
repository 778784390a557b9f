import type { Problem } from '../../shared/model/problem.ts';

/** `e2` for two errors (and any warnings besides), `w1` for a warning only: a plain text, so that cards compare it. */
export function countsOf(problems: readonly Problem[] | undefined): string {
  if (!problems || problems.length === 0) return '';
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return errors > 0 ? `e${errors}` : `w${problems.length}`;
}

export function messagesOf(problems: readonly Problem[] | undefined): string {
  return (problems ?? [])
    .map(({ severity, message }) => `${severity === 'error' ? 'Error' : 'Warning'}: ${message}`)
    .join('\n');
}
