import { describe, expect, it } from 'vitest';
import { cardWords } from '../../../client/canvas/cardWords.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { action } from '../../support/graphs.ts';

const words = { catalogue: ambra, nameOf: () => 'Reading station 2' };
const short = (node: Parameters<typeof cardWords>[0]): string =>
  cardWords(node, words, 'UTC').short;

describe('a card seen from afar', () => {
  it('tells where a study is sent', () => {
    expect(short(action('push'))).toBe('Send to Reading station 2');
    expect(short(action('push', { parameters: {} }))).toBe('Send to a destination');
  });

  it('has the name that its author gave it', () => {
    expect(short(action('push', { name: 'To the readers' }))).toBe('To the readers');
  });
});
