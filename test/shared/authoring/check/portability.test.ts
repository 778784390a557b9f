import { describe, expect, it } from 'vitest';
import { toHash } from '../../../../shared/ambra/wire.ts';
import type { CheckContext } from '../../../../shared/authoring/check.ts';
import type { Condition } from '../../../../shared/model/condition.ts';
import { action, condition, equals, graph, split, trigger, wait } from '../../../support/graphs.ts';
import { codesOf, only, problemsOf, push, straight } from './checking.ts';

const onPlatform: Partial<CheckContext> = {
  timeZone: 'UTC',
  portability: (webhook) => {
    const wire = toHash(webhook);
    return wire.kind === 'not_portable' ? wire.problems : [];
  },
};

const adult: Condition = {
  field: 'study.patient_birth_date',
  as: 'years_old',
  op: 'ge',
  value: 18,
};

describe('what only the platform minds', () => {
  it('is asked of whoever knows the platform, and blocks deploying alone', () => {
    const found = only(straight(), 'wire.any', {
      portability: (webhook) => [
        { code: 'wire.any', message: `not ${webhook.event}`, field: 'parameters.uuid' },
      ],
    });
    expect(found).toMatchObject({
      severity: 'error',
      target: 'platform',
      node: 'push',
      field: 'parameters.uuid',
      message: 'not STUDY_SYNC',
    });
  });

  it('is not asked of conditions that are still to be filled in', () => {
    const drawn = (field: string) =>
      graph(
        [
          trigger('t'),
          condition('only', { all: [adult, { field, op: 'in', value: ['x'] }] }),
          push,
        ],
        't.out > only',
        'only.yes > push',
      );
    const told = (field: string) =>
      problemsOf(drawn(field), onPlatform).filter(({ target }) => target === 'platform');
    expect(told('study.modality')).not.toEqual([]);
    expect(told('')).toEqual([]);
  });

  it('is told at the condition that says it, down to the test, once for all triggers', () => {
    const drawn = graph(
      [
        trigger('t'),
        trigger('u', 'STUDY_EDIT'),
        condition('isCt', equals('CT')),
        condition('isAdult', { all: [equals('US', 'study.study_description'), adult] }),
        push,
      ],
      't.out > isCt',
      'u.out > isCt',
      'isCt.yes > isAdult',
      'isAdult.yes > push',
    );
    expect(problemsOf(drawn, onPlatform)).toMatchObject([
      { code: 'wire.age', target: 'platform', node: 'isAdult', field: 'when.all.1' },
    ]);
  });

  it('is told at a condition whose other exit is taken', () => {
    const drawn = graph(
      [trigger('t'), condition('isAdult', adult), push],
      't.out > isAdult',
      'isAdult.no > push',
    );
    const [found] = problemsOf(drawn, onPlatform);
    expect(found).toMatchObject({ node: 'isAdult', field: 'when' });
    expect(found?.message).toMatch(/^For the exit “No”: /);
  });

  it('is told at the last decision where only several together cannot be written', () => {
    const drawn = graph(
      [
        trigger('t'),
        condition('isCt', equals('CT')),
        condition('isChest', equals('CHEST', 'study.study_description')),
        push,
      ],
      't.out > isCt',
      'isCt.yes > push',
      'isCt.no > isChest',
      'isChest.yes > push',
    );
    expect(problemsOf(drawn, onPlatform)).toMatchObject([
      { code: 'wire.either', node: 'isChest', field: 'when' },
    ]);
  });

  it('is not blamed on conditions that lead to other actions', () => {
    const tell = action('tell', { runAs: 'u', parameters: { uuid: 'study.uuid' } });
    const drawn = graph(
      [trigger('t'), condition('isAdult', adult), push, { ...tell, command: 'study/approve' }],
      't.out > isAdult',
      'isAdult.yes > tell',
      't.out > push',
    );
    expect(problemsOf(drawn, onPlatform).map(({ node }) => node)).toEqual(['isAdult']);
    const never = straight();
    expect(codesOf(never, onPlatform)).toEqual([]);
  });

  it('is told at a split by its field', () => {
    const found = problemsOf(
      graph(
        [trigger('t'), split('s', 'study.modality', { ct: ['CT'] }), push],
        't.out > s',
        's.ct > push',
      ),
      { portability: () => [{ code: 'wire.some', message: 'No.', field: 'when' }] },
    );
    expect(found).toMatchObject([{ node: 's', field: 'field' }]);
  });

  it('is told at the action whose success is followed', () => {
    const drawn = graph(
      [trigger('t'), push, action('b', { runAs: 'u' })],
      't.out > push',
      'push.succeeded > b',
    );
    expect(only(drawn, 'wire.succeeded', onPlatform).node).toBe('push');
  });

  it('is told of a schedule at its trigger, and not again of retry and wait', () => {
    const tell = action('tell', {
      command: 'message/add',
      parameters: { group_id: '3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10', body: 'Still here.' },
      runAs: 'u',
      retry: true,
    });
    const drawn = graph(
      [trigger('t', 'CRON', { cron: '0 9 * * *' }), wait('w', 60), tell],
      't.out > w',
      'w.out > tell',
    );
    expect(codesOf(drawn, onPlatform)).toEqual(['cron.delay', 'cron.retry']);
    const inVienna = { ...onPlatform, timeZone: 'Europe/Vienna' };
    expect(only(drawn, 'wire.cron_time_zone', inVienna)).toMatchObject({
      node: 't',
      field: 'cron',
    });
  });
});
