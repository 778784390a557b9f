import { describe, expect, it } from 'vitest';
import { sorted, tallyOf } from '../../../client/tell/sorted.ts';
import type { Problem } from '../../../shared/model/problem.ts';

const problem = (severity: Problem['severity'], target: Problem['target']): Problem => ({
  code: `${severity}.${target}`,
  severity,
  target,
  message: 'Something',
});

describe('the list of problems', () => {
  it('tells first what keeps the rule from being published, then warnings, then what only the platform lacks', () => {
    const problems = [
      problem('warning', 'both'),
      problem('error', 'platform'),
      problem('error', 'both'),
      problem('error', 'here'),
      problem('warning', 'platform'),
    ];
    expect(
      sorted(problems).map(({ tone, problems: group }) => [tone, group.map(({ code }) => code)]),
    ).toEqual([
      ['error', ['error.both', 'error.here']],
      ['warning', ['warning.both']],
      ['elsewhere', ['error.platform', 'warning.platform']],
    ]);
  });

  it('has no empty groups', () => {
    expect(sorted([])).toEqual([]);
    expect(sorted([problem('warning', 'here')])).toHaveLength(1);
  });

  it('says that JSON which is not finished would not be published with the rule', () => {
    const [calm] = sorted([problem('warning', 'both')]);
    expect(calm?.told).toBe('The rule can be published as it is.');
    const half = { ...problem('warning', 'both'), code: 'action.unfinished_json' };
    const [group] = sorted([problem('warning', 'both'), half]);
    expect(group?.told).toContain('without the JSON that is not finished');
  });

  it('keeps apart what is wrong and what has only not been filled in yet', () => {
    const noUser = { ...problem('error', 'both'), code: 'action.no_user' };
    expect(sorted([noUser, problem('error', 'both')]).map(({ tone }) => tone)).toEqual([
      'error',
      'needed',
    ]);
  });
});

describe('the count of problems', () => {
  const noUser = { ...problem('error', 'both'), code: 'action.no_user' };

  it('is of what is to be done here, and not of what only the platform would refuse', () => {
    expect(tallyOf([problem('error', 'platform'), problem('warning', 'both')])).toEqual({
      count: 1,
      tone: 'warning',
    });
    expect(tallyOf([problem('error', 'platform')])).toBeNull();
  });

  it('is calm where something has only not been filled in yet', () => {
    expect(tallyOf([noUser])).toEqual({ count: 1, tone: 'needed' });
    expect(tallyOf([noUser, problem('error', 'here')])).toEqual({ count: 2, tone: 'error' });
  });
});
