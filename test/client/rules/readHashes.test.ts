import { describe, expect, it } from 'vitest';
import { readHashes } from '../../../client/rules/readHashes.ts';

const hash = { name: 'Push CT', event: 'STUDY_SYNC' };

describe('what is pasted to be imported', () => {
  it.each([
    ['one webhook', hash],
    ['a list of them', [hash]],
    ['the answer of webhook/list', { status: 'OK', webhooks: [hash] }],
  ])('may be %s', (_, pasted) => {
    expect(readHashes(JSON.stringify(pasted))).toEqual({ kind: 'hashes', hashes: [hash] });
  });

  it('is waited for while there is nothing', () => {
    expect(readHashes(' \n').kind).toBe('empty');
  });

  it.each([
    ['{"name":', /not JSON/],
    ['"Push CT"', /no webhook/],
    ['[]', /empty/],
    ['{"name":"a","timeout":12345678901234567891}', /number at timeout .* in double quotes/],
    ['{"name":"a","name":"b"}', /name is there twice/],
    ['{"webhooks":[]}', /empty/],
    [JSON.stringify(Array.from({ length: 501 }, () => hash)), /501 webhooks.*at most 500/],
  ])('is refused in words: %.20s', (text, why) => {
    const read = readHashes(text);
    expect(read).toEqual({ kind: 'unreadable', why: expect.stringMatching(why) as string });
  });
});
