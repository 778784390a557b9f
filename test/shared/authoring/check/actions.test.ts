import { describe, expect, it } from 'vitest';
import { check } from '../../../../shared/authoring/check.ts';
import { action, context, graph, trigger } from '../../../support/graphs.ts';
import { codes, complete, fixed, problems, pushing, someUuid, type More } from './calling.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';

describe('the command of an action', () => {
  it('has to be chosen', () => {
    const { command: _, ...rest } = action('a', { runAs: 'u' });
    const drawn = graph([trigger('t'), rest], 't.out > a');
    expect(check(drawn, context())).toMatchObject([
      { code: 'action.no_command', node: 'a', field: 'command' },
    ]);
  });

  it('that is misspelt is recognised, and so is a whole address', () => {
    expect(fixed({ command: 'study/pusch' }).command).toBe('study/push');
    expect(fixed({ command: 'http://localhost:8020/study/push' }).command).toBe('study/push');
    expect(problems({ command: 'quite/another' })).toMatchObject([
      { code: 'action.unknown_command', severity: 'warning' },
    ]);
  });

  it('of another system is not ours to judge', () => {
    const pager = { id: 'pager', kind: 'http', baseUrl: 'https://pager.example.org/' } as const;
    expect(
      codes({ command: 'notify', connection: 'pager', parameters: { x: 1 } }, undefined, {
        connections: [pager],
      }),
    ).toEqual([]);
  });
});

describe('the connection of an action', () => {
  const one = { id: 'one', kind: 'ambra', baseUrl: 'http://localhost:8020/' } as const;
  it('is the only Ambra connection unless one is named', () => {
    expect(codes({}, undefined, { connections: [one] })).toEqual([]);
    expect(codes({}, undefined, { connections: [] })).toEqual(['action.no_connection']);
    expect(codes({}, undefined, { connections: [one, { ...one, id: 'two' }] })).toEqual([
      'action.several_connections',
    ]);
  });

  it('that is gone is told', () => {
    expect(fixed({ connection: 'gone' }).connection).toBeUndefined();
  });
});

describe('the parameters of an action', () => {
  it('have to be complete: an error where the command was checked by hand, a warning elsewhere', () => {
    expect(problems(pushing({ uuid: 'study.uuid' }))).toMatchObject([
      { code: 'action.missing_parameter', severity: 'error', field: 'parameters.destination_id' },
    ]);
    expect(
      problems({ command: 'radreport/add', parameters: { study_id: 'study.uuid' } }),
    ).toMatchObject([
      { code: 'action.missing_parameter', severity: 'warning', field: 'parameters.type' },
    ]);
  });

  it('include one of each group', () => {
    const share = (parameters: JsonObject): More => ({ command: 'study/share', parameters });
    expect(codes(share({ uuid: 'study.uuid', email: 'x' }))).toEqual([]);
    expect(codes(share({ uuid: 'study.uuid' }))).toEqual(['action.missing_one_of']);
    expect(codes(share({ study_uid: 'study.study_uid', email: 'x' }))).toEqual([
      'action.missing_one_of',
    ]);
    expect(codes(share({ uuid: 'study.uuid', email: 'x', group_id: someUuid }))).toEqual([
      'action.several_of',
    ]);
  });

  it('that do not exist are renamed or removed', () => {
    expect(problems(pushing({ ...complete, colour: 'red' }))).toMatchObject([
      { code: 'action.unknown_parameter', severity: 'warning', field: 'parameters.colour' },
    ]);
    expect(fixed(pushing({ ...complete, colour: 'red' })).parameters).toEqual(complete);
    expect(fixed(pushing({ ...complete, batch_nr: '7' })).parameters).toEqual({
      ...complete,
      batch_no: '7',
    });
    const shortened = { uuid: 'study.uuid', grp_id: someUuid };
    expect(problems({ command: 'study/share', parameters: shortened })).toContainEqual(
      expect.objectContaining({
        code: 'action.unknown_parameter',
        fix: expect.objectContaining({ label: 'Rename it to “group_id”' }),
      }),
    );
    expect(codes({ command: 'webhook/email', parameters: { to: 'x', anything: 'y' } })).toEqual([]);
    const shared = { uuid: 'study.uuid', email: 'x', [`customfield-${someUuid}`]: 'y' };
    expect(codes({ command: 'study/share', parameters: shared })).toEqual([]);
    expect(codes({ command: 'study/share', parameters: { ...shared, wibble: 1 } })).toEqual([
      'action.unknown_parameter',
    ]);
  });

  it('that hold a uuid hold no other fixed text', () => {
    expect(problems(pushing({ ...complete, destination_id: 'DESTINATION' }))).toMatchObject([
      {
        code: 'action.not_a_uuid',
        severity: 'warning',
        target: 'both',
        node: 'a',
        field: 'parameters.destination_id',
        message: expect.stringContaining('“DESTINATION” is no uuid'),
      },
    ]);
    const custom = `study.customfield-${someUuid}`;
    const fitting = [someUuid, someUuid.toUpperCase(), custom, `{{${custom}}} `.repeat(2)];
    for (const destination_id of fitting)
      expect(codes(pushing({ ...complete, destination_id }))).toEqual([]);
  });

  it('may come as a whole from one field', () => {
    expect(codes(pushing({ _REPLACE_WITH_JSON_: 'study.study_description' }))).toEqual([]);
  });

  it('with a choice for missing values have to exist', () => {
    expect(fixed({ onMissing: { uuid: 'omit', '*': 'empty', gone: 'omit' } }).onMissing).toEqual({
      uuid: 'omit',
      '*': 'empty',
    });
  });
});

describe('once', () => {
  it('cannot hold for an event without a study', () => {
    const list: More = {
      command: 'message/add',
      parameters: { group_id: someUuid, body: 'x' },
      once: 'study',
    };
    expect(codes(list)).toEqual([]);
    expect(problems(list, 'QUERY_ADD')).toMatchObject([
      { code: 'action.once_without_study', severity: 'warning' },
    ]);
    expect(fixed(list, 'QUERY_ADD').once).toBeUndefined();
  });
});
