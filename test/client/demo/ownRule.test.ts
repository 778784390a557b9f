import { describe, expect, it } from 'vitest';
import { ownFirst, ruleAt, sayIdle } from '../../../client/demo/ownRule.ts';

const calls = [
  { rule: 'other', id: 1 },
  { rule: 'own', id: 2 },
  { rule: 'other', id: 3 },
];

describe('the rule on whose page a study is sent', () => {
  it('is told by the address', () => {
    expect(ruleAt('/rules/own')).toBe('own');
    for (const path of ['/rules', '/activity', '/rules/own/more']) expect(ruleAt(path)).toBeNull();
  });

  it('has its calls told first', () => {
    expect(ownFirst(calls, 'own').map(({ id }) => id)).toEqual([2, 1, 3]);
    expect(ownFirst(calls, null)).toEqual(calls);
  });

  it('says that it made none, and why, where its state tells', () => {
    const own = { id: 'own', live: 1, enabled: true };
    expect(sayIdle(own, calls)).toBeNull();
    expect(sayIdle(undefined, calls)).toBeNull();
    expect(sayIdle({ ...own, id: 'idle' }, calls)).toBe('This rule made no call.');
    expect(sayIdle({ ...own, enabled: false }, [])).toMatch(/switched off/);
    expect(sayIdle({ ...own, live: null }, [])).toMatch(/not published yet/);
  });
});
