import { describe, expect, it } from 'vitest';
import { isGivenName, newRuleName } from '../../../shared/authoring/newRule.ts';

describe('the name of a new rule', () => {
  it.each([newRuleName, 'New rule 2', 'New rule 31'])('%j is one that nobody chose', (name) => {
    expect(isGivenName(name)).toBe(true);
  });

  it.each(['New rule for CT', 'New rules', 'new rule', 'New rule 2b', 'A New rule', ''])(
    '%j is one that somebody chose',
    (name) => {
      expect(isGivenName(name)).toBe(false);
    },
  );
});
