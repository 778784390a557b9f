import { describe, expect, it } from 'vitest';
import { changedSteps } from '../../../client/canvas/changed.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import { action, condition, equals, graph, trigger } from '../../support/graphs.ts';

const rule: Graph = {
  ...graph(
    [trigger('starts'), condition('isCt', equals('CT')), action('push'), action('tell')],
    'starts.out > isCt',
    'isCt.yes > push',
  ),
  positions: { starts: [0, 0], isCt: [340, 0] },
};

describe('what of a drawing has changed', () => {
  it('is nothing where all is as it was', () => {
    expect(changedSteps(rule, rule)).toEqual([]);
    expect(changedSteps(rule, { ...rule, positions: { ...rule.positions } })).toEqual([]);
  });

  it('is what stands elsewhere, and what has other settings', () => {
    const moved: Graph = { ...rule, positions: { ...rule.positions, isCt: [340, 40] } };
    expect(changedSteps(rule, moved)).toEqual(['isCt']);
    const renamed: Graph = {
      ...rule,
      nodes: rule.nodes.map((node) =>
        node.id === 'push' ? action('push', { name: 'Push' }) : node,
      ),
    };
    expect(changedSteps(rule, renamed)).toEqual(['push']);
  });

  it('is what has come, and what a wire that has come or gone connects', () => {
    const more = { ...rule, nodes: [...rule.nodes, action('new')] };
    expect(changedSteps(rule, more)).toEqual(['new']);
    expect(changedSteps(more, rule)).toEqual([]);
    const wired: Graph = {
      ...rule,
      wires: [...rule.wires, { from: 'push', exit: 'failed', to: 'tell' }],
    };
    expect(changedSteps(rule, wired)).toEqual(['push', 'tell']);
    expect(changedSteps(wired, rule)).toEqual(['push', 'tell']);
  });

  it('is not what is only connected with what has changed itself', () => {
    const longer: Graph = {
      ...rule,
      nodes: [...rule.nodes, action('new')],
      wires: [...rule.wires, { from: 'push', exit: 'failed', to: 'new' }],
    };
    expect(changedSteps(rule, longer)).toEqual(['new']);
    expect(changedSteps(longer, rule)).toEqual(['push']);
  });
});
