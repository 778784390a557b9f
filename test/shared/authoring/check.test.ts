import { describe, expect, it } from 'vitest';
import type { Graph } from '../../../shared/model/graph.ts';
import { action, condition, equals, graph, split, trigger, wires } from '../../support/graphs.ts';
import { codesOf, expectFixed, only, problemsOf, push, straight } from './check/checking.ts';

describe('a rule as a whole', () => {
  it('has nothing to be told when it is complete', () => {
    expect(problemsOf(straight())).toEqual([]);
  });

  it('needs a trigger and an action', () => {
    expect(codesOf(graph([]))).toEqual(['rule.no_trigger', 'rule.no_action']);
  });

  it('needs a way from what starts it to an action', () => {
    const unwired = graph([trigger('arrives'), push]);
    expect(only(unwired, 'rule.no_way')).toMatchObject({ severity: 'error', target: 'both' });
    expect(codesOf(graph([trigger('arrives'), push], 'arrives.out > push'))).not.toContain(
      'rule.no_way',
    );
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
      codesOf(graph([trigger('arrives'), push], 'arrives.out > push', 'push.failed > push')),
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

  it.each([
    ['to a misspelt node', 'isCt.yes > psuh', 'isCt.yes > push', 'Connect to “push” instead'],
    ['from a misspelt node', 'isC.yes > push', 'isCt.yes > push', 'Connect from “isCt” instead'],
    ['by a misspelt exit', 'isCt.yess > push', 'isCt.yes > push', 'Use the exit “yes”'],
  ])('is offered what was probably meant by a wire %s', (_, wire, meant, label) => {
    const drawn = graph(
      [trigger('arrives'), condition('isCt', equals('CT')), push],
      'arrives.out > isCt',
      wire,
    );
    expect(only(drawn, 'wire.broken').fix?.label).toBe(label);
    expect(expectFixed(drawn, 'wire.broken').wires).toContainEqual(wires(meant)[0]);
  });

  it('is offered no connection that would be refused', () => {
    const drawn = graph([trigger('arrives'), push], 'arrives.out > push', 'push.failed > arives');
    expect(only(drawn, 'wire.broken').fix?.label).toBe('Remove the wire');
  });

  it('is told of more tests than anyone would have meant', () => {
    const many = Array.from({ length: 201 }, (_, i) => equals(`M${i}`));
    const drawn = graph(
      [trigger('t'), condition('c', { any: many }), push],
      't.out > c',
      'c.yes > push',
    );
    expect(codesOf(drawn)).toContain('rule.too_many_terms');
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
    const unset = straight(trigger('t', 'CRON'), call);
    expect(expectFixed(unset, 'trigger.no_schedule').nodes).toContainEqual(
      trigger('t', 'CRON', { cron: '0 9 * * mon-fri' }),
    );
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
  const drawn = (cases: Record<string, (string | number)[]>, field = 'study.modality'): Graph =>
    graph([trigger('t'), split('s', field, cases), push], 't.out > s', 's.otherwise > push');

  it('needs a field, cases and values', () => {
    expect(codesOf(drawn({ ct: ['CT'] }, ''))).toContain('split.no_field');
    expect(codesOf(drawn({}))).toContain('split.no_cases');
    expectFixed(drawn({ ct: ['CT'], none: [] }), 'split.empty_case');
    expect(codesOf(drawn({ otherwise: ['CT'] }))).toContain('split.reserved_case');
  });

  it('has no value in two cases, whatever its capitals', () => {
    const overlapping = drawn({ ct: ['CT'], body: ['MR', 'ct'] });
    expect(only(overlapping, 'split.overlap')).toMatchObject({
      severity: 'error',
      field: 'cases.1.values.1',
    });
    expectFixed(overlapping, 'split.overlap');
    expect(codesOf(drawn({ ct: ['CT'], mr: ['MR'] }))).toEqual([]);
  });

  it.each([
    ['numbers', 'study.image_count', '1', '1.0', '2'],
    ['days', 'study.study_date', '20240131', '2024-01-31', '20240130'],
    ['instants', 'study.created', '2024-01-31 08:30', '2024-01-31T08:30:00.0', '20240131 08:30:30'],
    ['instants of zones', 'study.created', '20240131 08:30Z', '2024-01-31 09:30+01:00', '20240131'],
    ['a day and its hour', 'study.created', '20240131', '2024-01-31 08:30', '20240130 08:30'],
    ['an answer’s numbers', 'response.count', 1, '1.0', '2'],
  ])('has no value in two cases, however it is written: %s', (_, field, one, same, other) => {
    const cases = (second: string) => drawn({ first: [one], second: [second] }, field);
    expect(only(cases(same), 'split.overlap').field).toBe('cases.1.values.0');
    expectFixed(cases(same), 'split.overlap');
    expect(codesOf(cases(other))).not.toContain('split.overlap');
  });

  it.each([
    ['condition.not_a_number', 'study.image_count'],
    ['condition.not_a_date', 'study.study_date'],
    ['condition.not_a_point_in_time', 'study.created'],
  ])('has values of the kind that its field holds: %s', (code, field) => {
    const wrong = drawn({ good: ['20240131'], bad: ['20240130', 'soon'] }, field);
    expect(only(wrong, code)).toMatchObject({ severity: 'error', field: 'cases.1.values' });
  });
});

describe('the order of problems', () => {
  it('puts errors before warnings', () => {
    const drawn = graph(
      [trigger('t'), push, action('lost'), condition('c', { all: [] })],
      't.out > push',
      't.out > c',
    );
    const severities = problemsOf(drawn).map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
    expect(new Set(severities)).toEqual(new Set(['error', 'warning']));
  });
});
