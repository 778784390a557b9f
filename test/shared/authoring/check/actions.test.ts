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

describe('a field in the path of a call', () => {
  const pager = { id: 'pager', kind: 'http', baseUrl: 'https://pager.example.org/' } as const;
  const told = (command: string, more: More = {}) =>
    problems({ command, connection: 'pager', parameters: {}, ...more }, undefined, {
      connections: [pager],
    });

  it('would be sent literally, and is told where it can stand', () => {
    expect(told('note/{{study.patient_name}}')).toMatchObject([
      {
        code: 'action.field_in_command',
        severity: 'error',
        target: 'both',
        node: 'a',
        field: 'command',
        position: 5,
        message:
          '“{{study.patient_name}}” would be sent literally: a path goes out as it stands. Fields can stand in the parameters: give it there, and take it out of the path.',
      },
    ]);
    expect(told('note?a={{study.uuid}}&b={{ user.uuid }}', { method: 'GET' })).toMatchObject([
      { position: 7, message: expect.stringContaining('which GET sends behind the question mark') },
      { position: 24, message: expect.stringContaining('“{{ user.uuid }}”') },
    ]);
  });

  it.each(['note?x=study.uuid', 'note/study.uuid/add', 'note/{{patient}}', 'note/{study.uuid}'])(
    'is a warning where something else may be meant: %s',
    (command) => {
      expect(told(command)).toMatchObject([
        { code: 'action.field_in_command', severity: 'warning', field: 'command' },
      ]);
    },
  );

  it('is none in the name of a file or of a host', () => {
    for (const command of ['in/user.html', 'site.webmanifest', 'in?to=example.org', 'v1.2/{id}'])
      expect(told(command), command).toEqual([]);
  });

  it('is told in place of a guess at the command', () => {
    expect(codes({ command: 'study/push/{{study.uuid}}' })).toEqual(['action.field_in_command']);
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

  it('that are empty are told of once: what is needed cannot be left out', () => {
    expect(codes(pushing({ ...complete, destination_id: '' }))).toEqual([
      'action.missing_parameter',
    ]);
    expect(codes(pushing({ ...complete, batch_no: '' }))).toEqual(['action.empty_parameter']);
    const shared = { uuid: 'study.uuid', group_id: '' };
    expect(codes({ command: 'study/share', parameters: shared })).toEqual([
      'action.missing_one_of',
    ]);
    expect(
      codes({ command: 'study/share', parameters: { ...shared, email: 'x@example.org' } }),
    ).toEqual(['action.empty_parameter']);
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

  const renamed = (command: string, parameters: JsonObject) =>
    problems({ command, parameters }).find(({ code }) => code === 'action.unknown_parameter')?.fix
      ?.label;

  it.each([
    ['study/push', { uid: 'study.uuid', destination_id: someUuid }, 'uuid'],
    ['study/push', { study_uuid: 'study.uuid', destination_id: someUuid }, 'uuid'],
    ['study/push', { uuid: 'study.uuid', destinationid: someUuid }, 'destination_id'],
    ['study/push', { uuid: 'study.uuid', 'Destination-ID': someUuid }, 'destination_id'],
    ['study/share', { uid: 'study.uuid', email: 'x' }, 'uuid'],
    ['study/set', { uid: 'study.study_uid' }, 'study_uid'],
  ])('that do not exist are first taken for what %s needs: %j', (command, parameters, meant) => {
    expect(renamed(command, parameters)).toBe(`Rename it to “${meant}”`);
  });

  it('that do not exist are never taken for the session, which is ours', () => {
    for (const name of ['id', 'uid', 'si', 'sids', 'SID_'])
      expect(renamed('study/push', { ...complete, [name]: 'x' }), name).toBe(`Remove “${name}”`);
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
