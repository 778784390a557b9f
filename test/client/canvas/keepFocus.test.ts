import { describe, expect, it } from 'vitest';
import { nextTo, takingOver } from '../../../client/canvas/keepFocus.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import { action, condition, equals, graph, trigger } from '../../support/graphs.ts';

const drawn = graph(
  [trigger('starts'), condition('isCt', equals('CT')), action('push'), action('share')],
  'starts.out > isCt',
  'isCt.yes > push',
);
const nothing = graph([]);
const without = (...ids: string[]): Graph => ({
  ...drawn,
  nodes: drawn.nodes.filter(({ id }) => !ids.includes(id)),
  wires: drawn.wires.filter(({ from, to }) => !ids.includes(from) && !ids.includes(to)),
});

describe('the keyboard', () => {
  it('goes from a step that is taken away to what led to it, else to what follows, else to what is left', () => {
    expect(nextTo(drawn, ['push'])).toBe('isCt');
    expect(nextTo(drawn, ['starts'])).toBe('isCt');
    expect(nextTo(drawn, ['share'])).toBe('push');
    expect(nextTo(drawn, ['starts', 'isCt', 'push'])).toBe('share');
  });

  it('goes to the drawing itself when no step is left', () => {
    expect(nextTo(drawn, ['starts', 'isCt', 'push', 'share'])).toBeNull();
    expect(takingOver(drawn, nothing, 'push')).toBeNull();
  });

  it('goes to the first step when all come back where there were none', () => {
    expect(takingOver(nothing, drawn, null)).toBe('starts');
  });

  it('stays where it is as long as that is there', () => {
    expect(takingOver(drawn, without('share'), 'push')).toBeUndefined();
    expect(takingOver(drawn, without('share'), null)).toBeUndefined();
    expect(takingOver(nothing, nothing, null)).toBeUndefined();
  });
});
