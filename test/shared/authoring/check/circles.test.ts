import { describe, expect, it } from 'vitest';
import type { Graph } from '../../../../shared/model/graph.ts';
import { action, condition, equals, graph, trigger } from '../../../support/graphs.ts';
import { codesOf, expectFixed, only, problemsOf, push, straight } from './checking.ts';

describe('a rule that starts itself', () => {
  const share = action('share', {
    command: 'study/share',
    parameters: { uuid: 'study.uuid', email: 'referrer@example.org' },
    runAs: 'u',
  });

  it('is refused without a condition', () => {
    const drawn = straight(trigger('t', 'STUDY_SHARE'), share);
    expect(only(drawn, 'rule.triggers_itself')).toMatchObject({ severity: 'error', node: 'share' });
    expectFixed(drawn, 'rule.triggers_itself');
  });

  it('is refused as well where another call comes between', () => {
    const between = (exit: string, more = {}): Graph =>
      graph(
        [trigger('t', 'STUDY_SHARE'), { ...push, ...more }, share],
        't.out > push',
        `push.${exit} > share`,
      );
    expect(only(between('succeeded'), 'rule.triggers_itself')).toMatchObject({ node: 'share' });
    expectFixed(between('succeeded'), 'rule.triggers_itself');
    expect(codesOf(between('failed'))).toEqual([]);
    expect(codesOf(between('succeeded', { once: 'study' }))).toEqual([]);
  });

  it('is the author’s business with one, and another event is none', () => {
    const guarded = graph(
      [trigger('t', 'STUDY_SHARE'), condition('c', equals('CT')), share],
      't.out > c',
      'c.yes > share',
    );
    expect(codesOf(guarded)).toEqual([]);
    expect(codesOf(straight(trigger('t', 'STUDY_SYNC'), share))).toEqual([]);
  });
});

describe('calls that bring each other about', () => {
  const share = action('share', {
    name: 'Share it',
    command: 'study/share',
    parameters: { uuid: 'study.uuid', email: 'referrer@example.org' },
    runAs: 'u',
  });
  const move = action('move', {
    name: 'Move it',
    command: 'study/move',
    parameters: { uuid: 'study.uuid', namespace_id: '3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10' },
    runAs: 'u',
  });
  const moved = trigger('moved', 'STUDY_MOVE');
  const shared = trigger('shared', 'STUDY_SHARE');
  const round = (second = share): Graph =>
    graph([shared, moved, move, second], 'shared.out > move', 'moved.out > share');

  it('are told once, with the whole circle', () => {
    expect(problemsOf(round())).toMatchObject([
      { code: 'rule.circle', severity: 'warning', target: 'both', node: 'move' },
    ]);
    expect(only(round(), 'rule.circle').message).toContain(
      'STUDY_SHARE → “Move it” → STUDY_MOVE → “Share it” → STUDY_SHARE',
    );
    expectFixed(round(), 'rule.circle');
  });

  it('are seen over a chain and over three triggers', () => {
    const tag = action('tag', { runAs: 'u' });
    const chained = graph(
      [shared, moved, tag, move, share],
      'shared.out > tag',
      'tag.succeeded > move',
      'moved.out > share',
    );
    expect(codesOf(chained)).toEqual(['rule.circle']);
    const approve = action('approve', {
      command: 'study/approve',
      parameters: { uuid: 'study.uuid' },
      runAs: 'u',
    });
    const three = graph(
      [shared, moved, trigger('ok', 'STUDY_APPROVE'), move, approve, share],
      'shared.out > move',
      'moved.out > approve',
      'ok.out > share',
    );
    expect(codesOf(three)).toEqual(['rule.circle']);
  });

  it('may come to rest once per study or under a condition', () => {
    expect(codesOf(round({ ...share, once: 'study' }))).toEqual([]);
    const guarded = graph(
      [shared, moved, condition('c', equals('CT')), move, share],
      'shared.out > c',
      'c.yes > move',
      'moved.out > share',
    );
    expect(codesOf(guarded)).toEqual([]);
  });
});
