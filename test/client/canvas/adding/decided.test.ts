import { describe, expect, it } from 'vitest';
import { decidedFields } from '../../../../client/canvas/adding/decided.ts';
import { condition, diamonds, equals, graph, split, trigger } from '../../../support/graphs.ts';

const isCt = condition('isCt', equals('CT'));
const isChest = condition('isChest', equals('CHEST', 'study.body_part'));
const byModality = split('byModality', 'study.modality', { CT: ['CT'] });

describe('the fields on which the way to an exit has decided', () => {
  it('are those of conditions that hold, all the way back', () => {
    const drawn = graph(
      [trigger('starts'), isCt, isChest],
      'starts.out > isCt',
      'isCt.yes > isChest',
    );
    expect([...decidedFields(drawn, { from: 'isChest', exit: 'yes' })].sort()).toEqual([
      'study.body_part',
      'study.modality',
    ]);
    expect([...decidedFields(drawn, { from: 'isChest', exit: 'no' })]).toEqual(['study.modality']);
    expect([...decidedFields(drawn, { from: 'isCt', exit: 'no' })]).toEqual([]);
    const isNoCt = condition('isNoCt', { ...equals('CT'), op: 'not_equals' });
    const isEither = condition('isEither', { any: [equals('CT'), equals('X', 'study.body_part')] });
    for (const open of [isNoCt, isEither])
      expect(decidedFields(graph([open]), { from: open.id, exit: 'yes' }).size).toBe(0);
  });

  it('is that of a split behind each of its cases, and not behind what is left', () => {
    const drawn = graph([trigger('starts'), byModality], 'starts.out > byModality');
    const [first] = byModality.cases;
    expect([...decidedFields(drawn, { from: 'byModality', exit: first?.id ?? '' })]).toEqual([
      'study.modality',
    ]);
    expect([...decidedFields(drawn, { from: 'byModality', exit: 'otherwise' })]).toEqual([]);
  });

  it('are only those that every way has decided on', () => {
    const drawn = graph(
      [trigger('starts'), isCt, isChest],
      'starts.out > isCt',
      'starts.out > isChest',
      'isCt.yes > isChest',
    );
    expect([...decidedFields(drawn, { from: 'isChest', exit: 'no' })]).toEqual([]);
  });

  it('are found at once however many ways there are, and where they lead in a circle', () => {
    const many = diamonds(40);
    const last = many.nodes.at(-1)?.id ?? '';
    expect(decidedFields(many, { from: last, exit: 'out' })).toBeInstanceOf(Set);
    const circle = graph([isCt, isChest], 'isCt.yes > isChest', 'isChest.yes > isCt');
    expect(decidedFields(circle, { from: 'isCt', exit: 'yes' })).toContain('study.modality');
  });
});
