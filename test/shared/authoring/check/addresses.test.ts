import { describe, expect, it } from 'vitest';
import { check, type CheckContext } from '../../../../shared/authoring/check.ts';
import { applyEdit } from '../../../../shared/authoring/edit.ts';
import { context, action, graph, trigger } from '../../../support/graphs.ts';
import { calling, problems } from './calling.ts';

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
