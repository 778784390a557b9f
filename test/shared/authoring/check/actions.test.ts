import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../../shared/authoring/edit.ts';
import { check, type CheckContext } from '../../../../shared/authoring/check.ts';
import type { ActionNode, Graph } from '../../../../shared/model/graph.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { action, context, graph, trigger } from '../../../support/graphs.ts';

type More = Parameters<typeof action>[1];

function calling(more: More, event = 'STUDY_SYNC'): Graph {
  return graph([trigger('t', event), action('a', { runAs: 'user-1', ...more })], 't.out > a');
}

function problems(more: More, event?: string, setting: Partial<CheckContext> = {}): Problem[] {
  return check(calling(more, event), { ...context(), ...setting });
}

function codes(more: More, event?: string, setting?: Partial<CheckContext>): string[] {
  return problems(more, event, setting).map(({ code }) => code);
}

/** The action once the only problem's fix was accepted. */
function fixed(more: More, event?: string): ActionNode {
  const drawn = calling(more, event);
  const [found, ...others] = check(drawn, context());
  expect(others).toEqual([]);
  const result = found?.fix && applyEdit(drawn, found.fix.edit);
  if (result?.kind !== 'changed') throw new Error(`no fix for ${found?.code ?? 'nothing'}`);
  expect(check(result.graph, context())).toEqual([]);
  return result.graph.nodes[1] as ActionNode;
}

const pushing = (parameters: JsonObject): More => ({ command: 'study/push', parameters });
const someUuid = '3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10';
const complete = { uuid: 'study.uuid', destination_id: someUuid };

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

describe('a command that leads away from its connection', () => {
  const connections = [
    { id: 'ambra', kind: 'ambra', baseUrl: 'https://platform.example/api/v3/' },
    { id: 'pager', name: 'Pager', kind: 'http', baseUrl: 'https://pager.example.org/in/' },
  ] as const;

  it.each([
    '../../admin',
    'http://127.0.0.1:9911/x',
    'https://example.invalid/x',
    'file:///etc/passwd',
    '..\\..\\c',
    '%2e%2e/%2e%2e/d',
  ])('cannot be published: %s', (command) => {
    for (const connection of ['ambra', 'pager']) {
      const [found, ...others] = problems({ command, connection }, undefined, { connections });
      expect(others).toEqual([]);
      expect(found).toMatchObject({
        code: 'action.command_outside',
        severity: 'error',
        target: 'here',
        field: 'command',
      });
      expect(found?.message).toMatch(/Write (a|the) path/);
      expect(found?.fix).toBeUndefined();
    }
  });

  it.each([
    ['ambra', 'https://platform.example/api/v3/study/push', 'ambra', 'study/push'],
    ['ambra', 'http://localhost:8020/study/push', 'ambra', 'study/push'],
    ['pager', 'https://pager.example.org/in/notify', 'pager', 'notify'],
    ['ambra', 'https://pager.example.org/in/notify', 'pager', 'notify'],
  ])('is mended where it is an address of ours: %s, %s', (connection, command, home, path) => {
    const drawn = calling({ command, connection });
    const [found] = check(drawn, { ...context(), connections });
    const result = found?.fix && applyEdit(drawn, found.fix.edit);
    if (result?.kind !== 'changed') throw new Error('it is not mended');
    expect(result.graph.nodes[1]).toMatchObject({ connection: home, command: path });
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

describe('a reference in a parameter', () => {
  const withUuid = (uuid: string): More => pushing({ ...complete, uuid });

  it('that is misspelt is recognised, at any depth and within a text', () => {
    expect(problems(withUuid('study.uiid'))).toMatchObject([
      { code: 'reference.unknown_field', severity: 'error', field: 'parameters.uuid' },
    ]);
    expect(fixed(withUuid('study.uiid')).parameters['uuid']).toBe('study.uuid');
    const nested = {
      command: 'webhook/email',
      parameters: { to: 'x', extra: { list: ['study.modalty'] } },
    };
    expect(fixed(nested).parameters['extra']).toEqual({ list: ['study.modality'] });
    const inText = {
      command: 'webhook/email',
      parameters: { to: 'x', text: 'A {{study.modalty}} came' },
    };
    expect(problems(inText)).toMatchObject([{ code: 'reference.unknown_field', position: 4 }]);
    expect(fixed(inText).parameters['text']).toBe('A {{study.modality}} came');
  });

  it('that only looks like one is asked about', () => {
    expect(fixed(withUuid('stduy.uuid')).parameters['uuid']).toBe('study.uuid');
    expect(fixed(withUuid(' study.uuid')).parameters['uuid']).toBe('study.uuid');
    expect(fixed(withUuid('Study.UUID')).parameters['uuid']).toBe('study.uuid');
    expect(
      codes({
        command: 'webhook/email',
        parameters: { to: 'me@example.org', text: 'example.org' },
      }),
    ).toEqual([]);
  });

  it('that is kept literal is text', () => {
    expect(
      codes({ command: 'webhook/email', parameters: { to: 'x', text: { literal: 'study.uiid' } } }),
    ).toEqual([]);
  });

  it('has to be carried by the event', () => {
    const [found] = problems(pushing({ ...complete, batch_no: 'hl7.hash.PID_5' }));
    expect(found).toMatchObject({ code: 'reference.not_carried', severity: 'error' });
    expect(found?.message).toContain('STUDY_HL7, HL7_ADD');
    expect(codes(pushing({ ...complete, batch_no: 'hl7.hash.PID_5' }), 'STUDY_HL7')).toEqual([]);
    expect(codes(withUuid('study_deleted.uuid'), 'STUDY_DELETE')).toEqual([]);
    expect(fixed(withUuid('study.uuid'), 'STUDY_DELETE').parameters['uuid']).toBe(
      'study_deleted.uuid',
    );
  });

  it('to a custom field, an upload link or an unknown event’s object is believed', () => {
    const custom = 'study.customfield-3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10';
    expect(codes(pushing({ ...complete, batch_no: custom }))).toEqual([]);
    expect(codes(withUuid('link_usage.uuid'))).toEqual([]);
    expect(codes(withUuid('study.uuid'), 'BRAND_NEW_THING')).toEqual(['trigger.unknown_event']);
  });

  it('to the answer is good behind an exit only', () => {
    const after = graph(
      [
        trigger('t'),
        action('a', { runAs: 'u' }),
        action('b', { runAs: 'u', parameters: { ...complete, batch_no: 'response.batch' } }),
      ],
      't.out > a',
      'a.succeeded > b',
    );
    expect(check(after, context())).toEqual([]);
    expect(codes(pushing({ ...complete, batch_no: 'response.batch' }))).toEqual([
      'reference.not_carried',
    ]);
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

describe('an imported action that calls an address', () => {
  const { command: _, ...bare } = action('a');
  const drawn = graph(
    [trigger('t'), { ...bare, kept: { t: { url: 'https://two.example/api/v3/study/push' } } }],
    't.out > a',
  );
  const one = { id: 'one', kind: 'ambra', baseUrl: 'https://one.example/api/v3/' } as const;
  const two = { id: 'two', kind: 'http', baseUrl: 'https://two.example/', name: 'Two' } as const;
  const told = (connections: CheckContext['connections']) =>
    check(drawn, { ...context(), connections }).find(({ code }) => code === 'action.foreign_url');

  it('of no connection is told which, with the command that is meant', () => {
    expect(told([one])).toMatchObject({
      message: expect.stringContaining(
        'Calls https://two.example/api/v3/study/push, which is none of your connections',
      ),
      fix: { label: 'Use study/push of the connection' },
    });
  });

  it('of another connection is told to choose that one', () => {
    expect(told([one, two])).toMatchObject({
      message: expect.stringContaining('belongs to the connection “Two”'),
      fix: { label: 'Choose “Two”' },
    });
  });
});
