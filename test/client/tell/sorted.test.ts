import { describe, expect, it } from 'vitest';
import { sorted, whereOf } from '../../../client/tell/sorted.ts';
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
      sorted(problems).map(({ weight, problems: group }) => [
        weight,
        group.map(({ code }) => code),
      ]),
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

  it('says where a problem is one, unless its group does', () => {
    expect(whereOf(problem('error', 'platform'))).toBeNull();
    expect(whereOf(problem('warning', 'platform'))).toBeNull();
    expect(whereOf(problem('error', 'here'))).toBe('Here only');
    expect(whereOf(problem('error', 'both'))).toBeNull();
  });
});
