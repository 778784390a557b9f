import { describe, expect, it } from 'vitest';
import { personWords } from '../../../shared/authoring/words.ts';

describe('the name of a person', () => {
  it.each([
    ['PATEL^AHMED', 'PATEL, AHMED'],
    ['PATEL^AHMED^^DR', 'PATEL, AHMED'],
    ['PATEL', 'PATEL'],
    ['^AHMED', 'AHMED'],
    ['YAMADA^TARO=山田^太郎', 'YAMADA, TARO'],
    ['', ''],
  ])('%s reads “%s”', (dicom, words) => {
    expect(personWords(dicom)).toBe(words);
  });
});
