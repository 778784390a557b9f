import { describe, expect, it } from 'vitest';
import type { Graph } from '../../../../shared/model/graph.ts';
import { action, condition, equals, graph, trigger, wait, wires } from '../../../support/graphs.ts';
import { codesOf, expectFixed, only, problemsOf, push } from './checking.ts';

describe('waits', () => {
  it('that differ between two ways are told with both ways', () => {
    const drawn = graph(
      [trigger('arrives'), wait('later', 600), { ...push, name: 'Push' }],
      'arrives.out > later',
      'later.out > push',
      'arrives.out > push',
    );
    const { message, node } = only(drawn, 'wait.differs');
    expect(node).toBe('push');
    expect(message).toContain('Study arrives → Push (0 seconds)');
    expect(message).toContain('Study arrives → wait 10 minutes → Push (10 minutes)');
  });

  it('come after conditions, but not after those behind an action', () => {
    const early = graph(
      [trigger('t'), wait('w', 60), condition('c', equals('CT')), push],
      't.out > w',
      'w.out > c',
      'c.yes > push',
    );
    expect(only(early, 'wait.before_decision')).toMatchObject({ node: 'c', severity: 'error' });
    const behind = graph(
      [
        trigger('t'),
        wait('w', 60),
        push,
        condition('c', equals('CT')),
        action('tell', { runAs: 'u' }),
      ],
      't.out > w',
      'w.out > push',
      'push.failed > c',
      'c.yes > tell',
    );
    expect(codesOf(behind)).toEqual([]);
  });

  it('of no length can be taken out', () => {
    const drawn = graph([trigger('t'), wait('w', 0), push], 't.out > w', 'w.out > push');
    expect(expectFixed(drawn, 'wait.nothing').wires).toEqual([
      { from: 't', exit: 'out', to: 'push' },
    ]);
  });

  it('and retries do not go with a schedule', () => {
    const call = action('ping', {
      command: 'account/user/list',
      parameters: { account_id: 'a' },
      runAs: 'u',
      retry: true,
    });
    const drawn = graph(
      [trigger('t', 'CRON', { cron: '0 9 * * *' }), wait('w', 60), call],
      't.out > w',
      'w.out > ping',
    );
    expectFixed(drawn, 'cron.delay');
    expectFixed(drawn, 'cron.retry');
  });

  it('of months are doubted, and of more than a year refused', () => {
    const day = 86_400;
    const waiting = (...days: number[]) =>
      graph(
        [trigger('t'), ...days.map((count, i) => wait(`w${i}`, count * day)), push],
        't.out > w0',
        ...days.slice(1).map((_, i) => `w${i}.out > w${i + 1}`),
        `w${days.length - 1}.out > push`,
      );
    expect(codesOf(waiting(90))).toEqual([]);
    expect(problemsOf(waiting(91))).toMatchObject([
      { code: 'wait.long', severity: 'warning', node: 'w0', field: 'seconds' },
    ]);
    expect(codesOf(waiting(365))).toEqual(['wait.long']);
    expect(problemsOf(waiting(366))).toMatchObject([
      { code: 'wait.too_long', severity: 'error', node: 'w0', field: 'seconds' },
    ]);
    const five = waiting(80, 80, 80, 80, 80);
    expect(problemsOf(five)).toMatchObject([{ code: 'wait.too_long', node: 'push' }]);
    expect(only(five, 'wait.too_long').message).toContain('400 days');
  });
});

describe('two ways that wait differently', () => {
  it('are made equal where each has a wait of its own', () => {
    const drawn = graph(
      [trigger('t'), condition('c', equals('CT')), wait('short', 60), wait('long', 600), push],
      't.out > c',
      'c.yes > short',
      'c.no > long',
      'short.out > push',
      'long.out > push',
    );
    expect(only(drawn, 'wait.differs').fix?.label).toBe('Make “wait 1 minute” 10 minutes');
    expect(expectFixed(drawn, 'wait.differs').nodes).toContainEqual(wait('short', 600));
  });

  it('get an action each where one does not wait at all, with what follows', () => {
    const tell = action('tell', { runAs: 'u' });
    const drawn = graph(
      [
        trigger('t'),
        condition('c', equals('CT')),
        wait('w', 600),
        { ...push, name: 'Push', identities: { t: 'imported' } },
        tell,
      ],
      't.out > c',
      'c.yes > w',
      'w.out > push',
      'c.no > push',
      'push.failed > tell',
    );
    const after = expectFixed(drawn, 'wait.differs');
    expect(codesOf(after)).toEqual([]);
    expect(after.nodes.find(({ id }) => id === 'push2')).toEqual({
      ...push,
      id: 'push2',
      name: 'Push 2',
    });
    expect(after.wires).toEqual(
      expect.arrayContaining(wires('w.out > push', 'c.no > push2', 'push2.failed > tell')),
    );
    expect(after.wires).not.toContainEqual(wires('c.no > push')[0]);
  });
});

describe('a condition behind a wait', () => {
  it('changes places with it, and waits behind each of its exits', () => {
    const drawn = graph(
      [
        trigger('t'),
        wait('w', 60),
        condition('c', equals('CT')),
        push,
        action('other', { runAs: 'u' }),
      ],
      't.out > w',
      'w.out > c',
      'c.yes > push',
      'c.no > other',
    );
    const placed: Graph = { ...drawn, positions: { w: [300, 0], c: [600, 40] } };
    expect(expectFixed(drawn, 'wait.before_decision').positions).toEqual({});
    const after = expectFixed(placed, 'wait.before_decision');
    expect(codesOf(after)).toEqual([]);
    expect(after.nodes).toContainEqual(wait('w2', 60));
    expect(after.positions).toEqual({ c: [300, 0], w: [600, 40], w2: [600, 160] });
    expect(new Set(after.wires)).toEqual(
      new Set(wires('t.out > c', 'c.yes > w', 'c.no > w2', 'w.out > push', 'w2.out > other')),
    );
  });

  it('is not moved where others wait there too', () => {
    const drawn = graph(
      [trigger('t'), wait('w', 60), condition('c', equals('CT')), push],
      't.out > w',
      'w.out > c',
      'w.out > push',
      'c.yes > push',
    );
    expect(only(drawn, 'wait.before_decision').fix).toBeUndefined();
  });
});
