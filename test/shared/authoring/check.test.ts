import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../shared/authoring/edit.ts';
import { check, type CheckContext } from '../../../shared/authoring/check.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import {
  action,
  condition,
  context,
  equals,
  graph,
  split,
  trigger,
  wait,
} from '../../support/graphs.ts';

const push = action('push', { runAs: 'user-1' });

function problems(drawn: Graph, more: Partial<CheckContext> = {}): Problem[] {
  return check(drawn, { ...context(), ...more });
}

function codes(drawn: Graph, more: Partial<CheckContext> = {}): string[] {
  return problems(drawn, more).map(({ code }) => code);
}

function only(drawn: Graph, code: string, more: Partial<CheckContext> = {}): Problem {
  const found = problems(drawn, more).filter((problem) => problem.code === code);
  expect(found, `exactly one ${code}`).toHaveLength(1);
  return found[0] as Problem;
}

/** The graph once the problem's fix was accepted. */
function mended(drawn: Graph, problem: Problem): Graph {
  const result = problem.fix && applyEdit(drawn, problem.fix.edit);
  expect(result?.kind).toBe('changed');
  return result?.kind === 'changed' ? result.graph : drawn;
}

function expectFixed(drawn: Graph, code: string): Graph {
  const after = mended(drawn, only(drawn, code));
  expect(codes(after)).not.toContain(code);
  return after;
}

const straight = (start = trigger('arrives'), call = push): Graph =>
  graph([start, call], `${start.id}.out > ${call.id}`);

describe('a rule as a whole', () => {
  it('has nothing to be told when it is complete', () => {
    expect(problems(straight())).toEqual([]);
  });

  it('needs a trigger and an action', () => {
    expect(codes(graph([]))).toEqual(['rule.no_trigger', 'rule.no_action']);
  });

  it('is told of nodes that nothing leads to, and offered to remove them', () => {
    const drawn = graph(
      [trigger('arrives'), push, action('lost', { runAs: 'u' })],
      'arrives.out > push',
    );
    expect(only(drawn, 'node.unreachable')).toMatchObject({ node: 'lost', severity: 'warning' });
    expect(expectFixed(drawn, 'node.unreachable').nodes).toHaveLength(2);
  });

  it('is shown a loop, one node after the other', () => {
    const drawn = graph(
      [trigger('arrives'), { ...push, name: 'Push' }, action('tell', { name: 'Tell', runAs: 'u' })],
      'arrives.out > push',
      'push.failed > tell',
      'tell.failed > push',
    );
    expect(only(drawn, 'rule.loop')).toMatchObject({
      severity: 'error',
      target: 'both',
      message: expect.stringContaining('Push → Tell → Push'),
    });
    expectFixed(drawn, 'rule.loop');
  });

  it('shows a wire from a node to itself as a loop', () => {
    expect(
      codes(graph([trigger('arrives'), push], 'arrives.out > push', 'push.failed > push')),
    ).toEqual(['rule.loop']);
  });

  it('is told of names that two nodes share', () => {
    const drawn = graph(
      [trigger('arrives'), { ...push, name: 'Push' }, action('b', { name: 'push ', runAs: 'u' })],
      'arrives.out > push',
      'arrives.out > b',
    );
    expect(expectFixed(drawn, 'node.duplicate_name').nodes[2]).toMatchObject({ name: 'push 2' });
  });

  it.each([
    ['an exit that is not there', 'arrives.yes > push'],
    ['a node that is not there', 'arrives.out > gone'],
    ['into a trigger', 'push.failed > arrives'],
  ])('is told of a wire that carries nothing: %s', (_, wire) => {
    const drawn = graph([trigger('arrives'), push], 'arrives.out > push', wire);
    expectFixed(drawn, 'wire.broken');
  });

  it('is told of more tests than anyone would have meant', () => {
    const many = Array.from({ length: 201 }, (_, i) => equals(`M${i}`));
    const drawn = graph(
      [trigger('t'), condition('c', { any: many }), push],
      't.out > c',
      'c.yes > push',
    );
    expect(codes(drawn)).toContain('rule.too_many_terms');
  });
});

describe('a trigger', () => {
  it('needs an event', () => {
    expect(only(straight(trigger('t', '')), 'trigger.no_event')).toMatchObject({
      node: 't',
      field: 'event',
    });
  });

  it('may wait for an event that we do not know, and is asked whether another was meant', () => {
    expect(only(straight(trigger('t', 'STUDY_SNYC')), 'trigger.unknown_event').severity).toBe(
      'warning',
    );
    expect(
      expectFixed(straight(trigger('t', 'STUDY_SNYC')), 'trigger.unknown_event').nodes[0],
    ).toMatchObject({
      event: 'STUDY_SYNC',
    });
    expect(only(straight(trigger('t', 'study sync')), 'trigger.malformed_event').severity).toBe(
      'error',
    );
  });

  it('needs a schedule for CRON, and one that can be read', () => {
    const call = action('ping', {
      command: 'account/user/list',
      parameters: { account_id: 'a' },
      runAs: 'u',
    });
    expect(codes(straight(trigger('t', 'CRON'), call))).toContain('trigger.no_schedule');
    const wrong = straight(trigger('t', 'CRON', { cron: '0 9 * * mon-fry' }), call);
    expect(only(wrong, 'trigger.invalid_schedule')).toMatchObject({ field: 'cron', position: 8 });
    const nowhere = straight(
      trigger('t', 'CRON', { cron: '0 9 * * *', timeZone: 'Europe/Wien' }),
      call,
    );
    expectFixed(nowhere, 'trigger.invalid_time_zone');
  });

  it('is told what its event makes no use of', () => {
    expectFixed(
      straight(trigger('t', 'STUDY_SYNC', { cron: '0 9 * * *' })),
      'trigger.schedule_unused',
    );
    expectFixed(
      straight(trigger('t', 'CRON', { cron: '0 9 * * *', maxAge: 3 })),
      'trigger.max_age_unused',
    );
  });
});

describe('a split', () => {
  const drawn = (cases: Record<string, string[]>, field = 'study.modality'): Graph =>
    graph([trigger('t'), split('s', field, cases), push], 't.out > s', 's.otherwise > push');

  it('needs a field, cases and values', () => {
    expect(codes(drawn({ ct: ['CT'] }, ''))).toContain('split.no_field');
    expect(codes(drawn({}))).toContain('split.no_cases');
    expectFixed(drawn({ ct: ['CT'], none: [] }), 'split.empty_case');
    expect(codes(drawn({ otherwise: ['CT'] }))).toContain('split.reserved_case');
  });

  it('has no value in two cases, whatever its capitals', () => {
    const overlapping = drawn({ ct: ['CT'], body: ['MR', 'ct'] });
    expect(only(overlapping, 'split.overlap')).toMatchObject({
      severity: 'error',
      field: 'cases.1.values.1',
    });
    expectFixed(overlapping, 'split.overlap');
    expect(codes(drawn({ ct: ['CT'], mr: ['MR'] }))).toEqual([]);
  });
});

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
    expect(codes(behind)).toEqual([]);
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
});

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
    expect(codes(between('failed'))).toEqual([]);
    expect(codes(between('succeeded', { once: 'study' }))).toEqual([]);
  });

  it('is the author’s business with one, and another event is none', () => {
    const guarded = graph(
      [trigger('t', 'STUDY_SHARE'), condition('c', equals('CT')), share],
      't.out > c',
      'c.yes > share',
    );
    expect(codes(guarded)).toEqual([]);
    expect(codes(straight(trigger('t', 'STUDY_SYNC'), share))).toEqual([]);
  });
});

describe('what only the platform minds', () => {
  it('is asked of whoever knows the platform, and blocks deploying alone', () => {
    const found = only(straight(), 'wire.any', {
      portability: (webhook) => [
        { code: 'wire.any', message: `not ${webhook.event}`, field: 'when' },
      ],
    });
    expect(found).toMatchObject({
      severity: 'error',
      target: 'platform',
      node: 'push',
      field: 'when',
      message: 'not STUDY_SYNC',
    });
  });
});

describe('the order of problems', () => {
  it('puts errors before warnings', () => {
    const drawn = graph(
      [trigger('t'), push, action('lost'), condition('c', { all: [] })],
      't.out > push',
      't.out > c',
    );
    const severities = problems(drawn).map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
    expect(new Set(severities)).toEqual(new Set(['error', 'warning']));
  });
});
