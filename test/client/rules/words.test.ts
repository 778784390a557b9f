import { describe, expect, it } from 'vitest';
import { callsThat, whatNext } from '../../../client/rules/words.ts';

const problem = (severity: 'error' | 'warning', target: 'here' | 'platform' | 'both') => ({
  severity,
  target,
});

describe('what to do with a draft that was imported', () => {
  it('is to publish it, where nothing keeps it from running here', () => {
    const next = 'Publish it to let it run.';
    expect(whatNext([])).toBe(next);
    expect(whatNext([problem('error', 'platform'), problem('warning', 'both')])).toBe(next);
  });

  it('is to fix first what keeps it from that', () => {
    const one = problem('error', 'both');
    expect(whatNext([one])).toBe('Fix its problem, then publish it.');
    expect(whatNext([one, problem('error', 'here')])).toBe('Fix its 2 problems, then publish it.');
  });
});

describe('calls', () => {
  it('are counted in words where it is one', () => {
    expect(callsThat(1, 'waits', 'wait')).toBe('One call waits');
    expect(callsThat(1_200, 'waits', 'wait')).toBe('1,200 calls wait');
  });
});
