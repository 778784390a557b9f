import { closest } from '../shared/catalogue/closest.ts';

/** `PORT` is one letter away from too much that means something else. */
const shortest = 8;
const mostLetters = 2;

/**
 * Variables whose name is nearly one of ours that is not set, a sentence each: a token that is misspelt protects nothing.
 * What they hold is not looked at.
 */
export function nearMisses(
  env: Readonly<Record<string, string | undefined>>,
  ours: readonly string[],
): string[] {
  const missed = ours.filter((name) => name.length >= shortest && !env[name]);
  return Object.keys(env).flatMap((name) => {
    if (ours.includes(name) || !env[name]) return [];
    const near = missed.filter((one) => Math.abs(one.length - name.length) <= mostLetters);
    const meant = closest(name, near);
    if (meant === undefined) return [];
    return [`${name} is set, which means nothing to Studyhook. Is it meant to be ${meant}?`];
  });
}
