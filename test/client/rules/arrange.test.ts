import { describe, expect, it } from 'vitest';
import { arrange, countByFilter, freeName } from '../../../client/rules/arrange.ts';
import type { RuleSummary } from '../../../shared/model/answers/rules.ts';

const rule = (name: string, more: Partial<RuleSummary> = {}): RuleSummary => ({
  id: name,
  revision: 1,
  name,
  timeZone: 'UTC',
  live: 1,
  enabled: true,
  sentence: 'When a study arrives, then send the study.',
  changed: false,
  createdAt: '2026-03-02T11:00:00Z',
  updatedAt: '2026-03-02T11:00:00Z',
  webhooks: 1,
  problems: { errors: 0, warnings: 0, platform: 0 },
  calls: 0,
  failures: 0,
  open: {},
  ...more,
});
const all = { search: '', filter: 'all', order: 'name' } as const;
const names = (rules: readonly RuleSummary[]) => rules.map(({ name }) => name);

describe('the list of rules', () => {
  it('counts as people do, and does not heed capitals', () => {
    const rules = [rule('Rule 10'), rule('rule 9'), rule('Archive')];
    expect(names(arrange(rules, all))).toEqual(['Archive', 'rule 9', 'Rule 10']);
  });

  it('is searched by every word, in the name or in the sentence', () => {
    const rules = [rule('CT', { sentence: 'Send to the archive' }), rule('MR')];
    expect(names(arrange(rules, { ...all, search: 'archive ct' }))).toEqual(['CT']);
    expect(names(arrange(rules, { ...all, search: 'archive mr' }))).toEqual([]);
  });

  it('has the latest change, or the most calls, first', () => {
    const rules = [
      rule('Old', { updatedAt: '2026-03-01T00:00:00Z', calls: 7 }),
      rule('New', { updatedAt: '2026-03-03T00:00:00Z', calls: 7 }),
      rule('Idle'),
    ];
    expect(names(arrange(rules, { ...all, order: 'changed' }))).toEqual(['New', 'Idle', 'Old']);
    expect(names(arrange(rules, { ...all, order: 'calls' }))).toEqual(['New', 'Old', 'Idle']);
  });

  it('tells what runs from what does not', () => {
    const rules = [
      rule('Live'),
      rule('Off', { enabled: false }),
      rule('Draft', {
        live: null,
        enabled: false,
        problems: { errors: 2, warnings: 0, platform: 0 },
      }),
      rule('Failing', { failures: 1, problems: { errors: 0, warnings: 1, platform: 0 } }),
      rule('Only not portable', { problems: { errors: 0, warnings: 0, platform: 3 } }),
    ];
    expect(countByFilter(rules)).toEqual({ all: 5, live: 3, off: 2, problems: 2, failing: 1 });
    expect(names(arrange(rules, { ...all, filter: 'off' }))).toEqual(['Draft', 'Off']);
  });
});

describe('the name of a new rule', () => {
  it('is the wanted one while it is free, then counted on', () => {
    expect(freeName('New rule', [])).toBe('New rule');
    expect(freeName('New rule', [rule('new rule')])).toBe('New rule 2');
    expect(freeName('New rule', [rule('New rule'), rule('New rule 2')])).toBe('New rule 3');
  });
});
