import { describe, expect, it } from 'vitest';
import type { Position, SizeOf } from '../../../client/canvas/placing.ts';
import { exitHeight, head } from '../../../client/canvas/exitHeight.ts';
import { straightened } from '../../../client/canvas/straighten.ts';
import { action, condition, equals, graph, trigger } from '../../support/graphs.ts';

const sizeOf: SizeOf = ({ kind }) => [264, kind === 'trigger' ? 116 : 200];

describe('straightening wires', () => {
  it('moves a step so that the only wire to it is level with the exit', () => {
    const isCt = condition('isCt', equals('CT'));
    const drawn = graph(
      [trigger('starts'), isCt, action('push')],
      'starts.out > isCt',
      'isCt.no > push',
    );
    const places: Record<string, Position> = { starts: [0, 42], isCt: [336, 0], push: [672, 0] };
    const { isCt: second, push } = straightened(drawn, places, sizeOf);
    expect(second).toEqual([336, 42]);
    expect(push).toEqual([672, 42 + exitHeight(isCt, 'no', sizeOf(isCt)[1]) - head]);
    expect(exitHeight(isCt, 'no', sizeOf(isCt)[1]) - exitHeight(isCt, 'yes', sizeOf(isCt)[1])).toBe(
      28,
    );
  });

  it('leaves branches balanced, and pushes away what a step would cover', () => {
    const drawn = graph(
      [
        trigger('starts'),
        condition('isCt', equals('CT')),
        ...['yes', 'no', 'after'].map((id) => action(id)),
        action('other'),
        trigger('second'),
      ],
      'starts.out > isCt',
      'isCt.yes > yes',
      'isCt.no > no',
      'yes.failed > after',
      'no.failed > other',
    );
    const places: Record<string, Position> = {
      starts: [0, 0],
      second: [0, 200],
      isCt: [336, 0],
      yes: [672, -118],
      no: [672, 118],
      after: [1008, -118],
      other: [1008, 118],
    };
    const moved = straightened(drawn, places, sizeOf);
    expect([moved['yes'], moved['no']]).toEqual([places['yes'], places['no']]);
    const [after = 0, other = 0] = [moved['after']?.[1], moved['other']?.[1]];
    expect(after).toBeGreaterThan(-118);
    expect(other - after).toBeGreaterThanOrEqual(236);
  });

  it('leaves all as it is where a wire passes by a column', () => {
    const drawn = graph(
      [trigger('starts'), condition('isCt', equals('CT')), action('push')],
      'starts.out > isCt',
      'isCt.yes > push',
      'starts.out > push',
    );
    const places: Record<string, Position> = { starts: [0, 42], isCt: [336, 0], push: [672, 0] };
    expect(straightened(drawn, places, sizeOf)).toEqual(places);
  });
});
