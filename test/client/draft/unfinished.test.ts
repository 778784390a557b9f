import { describe, expect, it } from 'vitest';
import { createUnfinished, tellUnfinished } from '../../../client/draft/unfinished.ts';
import type { GraphNode } from '../../../shared/model/graph.ts';

const half = { text: '{"uuid": ', base: '{}', stood: '{ "uuid": "a" }' };
const push: GraphNode = {
  id: 'push',
  kind: 'action',
  command: 'study/push',
  method: 'POST',
  parameters: {},
};

describe('JSON that is no parameters yet', () => {
  it('is there again when its rule is opened again, and not in another rule', () => {
    createUnfinished('r1').keep('push', half);
    expect(createUnfinished('r1').getState().get('push')).toEqual(half);
    expect(createUnfinished('r2').getState().size).toBe(0);
  });

  it('is gone once it was mended', () => {
    const texts = createUnfinished('r3');
    texts.keep('push', half);
    texts.keep('push', null);
    expect(createUnfinished('r3').getState().size).toBe(0);
  });

  it('is told of as long as its action is drawn, and leads to the JSON', () => {
    const texts = new Map([['push', half]]);
    expect(tellUnfinished(texts, [push])).toMatchObject([
      { severity: 'warning', node: 'push', field: 'json' },
    ]);
    expect(tellUnfinished(texts, [])).toEqual([]);
  });
});
