/** What a rule is called until somebody names it. */
export const newRuleName = 'New rule';

/** Whether a name is the one that a new rule was given, with the number that told it from others or without. */
export function isGivenName(name: string): boolean {
  return name.startsWith(newRuleName) && /^(?: \d+)?$/.test(name.slice(newRuleName.length));
}
