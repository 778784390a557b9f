import { expect, it } from 'vitest';
import { countsOf, messagesOf, readCounts } from '../../../../client/canvas/cards/problemCounts.ts';
import type { Problem } from '../../../../shared/model/problem.ts';

const problem = (
  severity: Problem['severity'],
  target: Problem['target'],
  message = 'It lacks a name.',
): Problem => ({ severity, target, message, code: 'action.x' });

it('a card counts its gravest problems, and not what only the platform minds', () => {
  const [error, warning] = [problem('error', 'both'), problem('warning', 'both')];
  const elsewhere = problem('error', 'platform');
  expect(countsOf(undefined)).toBe('');
  expect(countsOf([elsewhere])).toBe('');
  expect(readCounts(countsOf([elsewhere, warning, warning]))).toEqual({
    tone: 'warning',
    count: '2',
  });
  expect(readCounts(countsOf([warning, elsewhere, error]))).toEqual({
    tone: 'error',
    count: '1',
  });
});

it('what has only not been filled in yet is no error, and comes before what is worth a look', () => {
  const needed = { ...problem('error', 'both'), code: 'condition.no_value' };
  expect(countsOf([problem('warning', 'both'), needed])).toBe('needed 1');
  expect(countsOf([needed, problem('error', 'both')])).toBe('error 1');
});

it('what is counted is told, a line each', () => {
  expect(messagesOf([problem('error', 'both'), problem('warning', 'both', 'Look at it.')])).toBe(
    'Error: It lacks a name.\nWarning: Look at it.',
  );
});
