import { describe, expect, it } from 'vitest';
import { wordsOfError } from '../../../client/shell/pageError.ts';

describe('the words for a page that failed', () => {
  it('ask to reload where a part is no longer there', () => {
    expect(wordsOfError(new TypeError('Importing a module script failed.')).isOutdated).toBe(true);
  });

  it('take the blame otherwise, without the error’s own words', () => {
    const words = wordsOfError(new TypeError('x is undefined'));
    expect(words.isOutdated).toBe(false);
    expect(words.text).not.toContain('undefined');
  });
});
