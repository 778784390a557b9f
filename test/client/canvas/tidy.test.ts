import { describe, expect, it } from 'vitest';
import { tidied } from '../../../client/canvas/tidy.ts';
import { action, graph, split, trigger } from '../../support/graphs.ts';

describe('tidying up a drawing', () => {
  it('puts the branches in the order of their exits, however the nodes were drawn', () => {
    const cases = { ct: ['CT'], mr: ['MR'], us: ['US'] };
    for (const order of [
      ['a', 'b', 'c', 'd'],
      ['d', 'c', 'b', 'a'],
    ]) {
      const drawn = graph(
        [
          trigger('arrives'),
          split('ways', 'study.modality', cases),
          ...order.map((id) => action(id, {})),
        ],
        'arrives.out > ways',
        'ways.ct > a',
        'ways.mr > b',
        'ways.us > c',
        'ways.otherwise > d',
      );
      const places = tidied(drawn);
      const heights = ['a', 'b', 'c', 'd'].map((id) => places[id]?.[1] ?? 0);
      expect(heights).toEqual(heights.toSorted((one, other) => one - other));
      expect(places['arrives']?.[0]).toBeLessThan(places['ways']?.[0] ?? 0);
    }
  });
});
