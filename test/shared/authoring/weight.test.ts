import { describe, expect, it } from 'vitest';
import { gravest, isUnfilled, toldAlone, weightOf } from '../../../shared/authoring/weight.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { action, graph, trigger } from '../../support/graphs.ts';
import { problemsOf, straight } from './check/checking.ts';

const problem = (severity: Problem['severity'], target: Problem['target']): Problem => ({
  code: 'x',
  severity,
  target,
  message: 'Something.',
});

describe('how grave a problem is', () => {
  it('is decided by what it stands in the way of here', () => {
    expect(weightOf(problem('error', 'both'))).toBe('error');
    expect(weightOf(problem('error', 'here'))).toBe('error');
    expect(weightOf(problem('warning', 'both'))).toBe('warning');
    expect(weightOf(problem('error', 'platform'))).toBe('elsewhere');
    expect(weightOf(problem('warning', 'platform'))).toBe('elsewhere');
  });

  it('is, of several, that of the gravest', () => {
    const mild = problem('error', 'platform');
    expect(gravest([])).toBeNull();
    expect(gravest([mild])).toBe('elsewhere');
    expect(gravest([mild, problem('warning', 'here')])).toBe('warning');
    expect(gravest([mild, problem('warning', 'here'), problem('error', 'here')])).toBe('error');
  });

  it('is said in words where nothing else shows it', () => {
    expect(toldAlone(problem('error', 'here'))).toBe('Error: Something.');
    expect(toldAlone(problem('error', 'platform'))).toBe(
      'Works here, not on Ambra: Something. Nothing to do, unless this rule is to be deployed to the imaging platform itself (Ambra).',
    );
  });
});

describe('what has only not been filled in yet', () => {
  it('is all that a new trigger and a new action lack', () => {
    const drawn = graph(
      [
        trigger('starts', ''),
        action('does', { command: 'study/push', parameters: {}, runAs: 'u' }),
      ],
      'starts.out > does',
    );
    const lacking = problemsOf(drawn).filter(({ code }) => /no_event|missing/.test(code));
    expect(lacking).toHaveLength(3);
    expect(lacking.every(isUnfilled)).toBe(true);
  });

  it('is never something that was written', () => {
    const drawn = straight(trigger('t', 'CRON', { cron: '99 * * * *' }));
    const wrong = problemsOf(drawn).filter(({ field }) => field === 'cron');
    expect(wrong).not.toEqual([]);
    expect(wrong.some(isUnfilled)).toBe(false);
  });
});
