import { describe, expect, it } from 'vitest';
import { isWorthShortening } from '../../../client/rules/shortening.ts';

const lineHeight = 22.475;
const ofLines = (count: number) => isWorthShortening(Math.ceil(count * lineHeight), lineHeight);

describe('the sentence of a rule in the list', () => {
  it('is shown whole where the button that shows the rest would take as much room', () => {
    expect([1, 2, 3].map(ofLines)).toEqual([false, false, false]);
  });

  it('is shortened where that hides two lines or more', () => {
    expect([4, 5, 12].map(ofLines)).toEqual([true, true, true]);
  });
});
