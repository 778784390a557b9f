import { describe, expect, it } from 'vitest';
import { healing } from '../../../client/canvas/healing.ts';
import { applyEdit } from '../../../shared/authoring/edit.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import { action, condition, equals, graph, split, trigger, wait } from '../../support/graphs.ts';

const ways = (drawn: Graph, gone: string): string[] =>
  healing(drawn, gone).map(({ wire: { from, exit, to } }) => `${from}.${exit} > ${to}`);

const steps = [
  trigger('starts'),
  trigger('other'),
  condition('isCt', equals('CT')),
  wait('rests', 60),
  action('push'),
  action('tell'),
];

describe('a step that is taken out of a row', () => {
  it('leaves what led to it going on to what came after it', () => {
    const row = graph(
      steps,
      'starts.out > isCt',
      'other.out > isCt',
      'isCt.yes > rests',
      'rests.out > push',
      'push.succeeded > tell',
    );
    expect(ways(row, 'isCt')).toEqual(['starts.out > rests', 'other.out > rests']);
    expect(ways(row, 'rests')).toEqual(['isCt.yes > push']);
    expect(ways(row, 'push')).toEqual(['rests.out > tell']);
    const edits = [{ do: 'removeNodes' as const, ids: ['rests'] }, ...healing(row, 'rests')];
    expect(applyEdit(row, { do: 'all', edits })).toMatchObject({ kind: 'changed' });
  });

  it('connects nothing at the ends of a row', () => {
    const row = graph(steps, 'starts.out > isCt', 'isCt.yes > push');
    expect(ways(row, 'starts')).toEqual([]);
    expect(ways(row, 'push')).toEqual([]);
  });

  it('connects nothing where there is more than one way on, or another than through it', () => {
    const forked = graph(steps, 'starts.out > isCt', 'isCt.yes > push', 'isCt.no > tell');
    expect(ways(forked, 'isCt')).toEqual([]);
    const otherwise = graph(steps, 'starts.out > isCt', 'isCt.no > push', 'push.failed > tell');
    expect(ways(otherwise, 'isCt')).toEqual([]);
    expect(ways(otherwise, 'push')).toEqual([]);
    const cases = graph(
      [trigger('starts'), split('which', 'study.modality', { ct: ['CT'] }), action('push')],
      'starts.out > which',
      'which.ct > push',
    );
    expect(ways(cases, 'which')).toEqual([]);
  });

  it('draws no wire that is there already', () => {
    const drawn = graph(steps, 'starts.out > rests', 'rests.out > push', 'starts.out > push');
    expect(ways(drawn, 'rests')).toEqual([]);
  });
});
