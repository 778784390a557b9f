import { describe, expect, it } from 'vitest';
import { wordsOfError } from '../../../client/shell/pageError.ts';

describe('the words for a page that failed', () => {
  it.each([
    'Failed to fetch dynamically imported module: https://hooks.example/assets/a.js',
    'error loading dynamically imported module',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/a.css',
  ])('ask to reload where a part is no longer there: %s', (message) => {
    expect(wordsOfError(new TypeError(message)).isOutdated).toBe(true);
  });

  it('take the blame otherwise, without the error’s own words', () => {
    const words = wordsOfError(new TypeError('x is undefined'));
    expect(words.isOutdated).toBe(false);
    expect(words.text).not.toContain('undefined');
  });
});
