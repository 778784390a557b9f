import { describe, expect, it } from 'vitest';
import { compile } from '../../../../shared/authoring/compile.ts';
import type { Graph, GraphNode } from '../../../../shared/model/graph.ts';
import { action, context, graph, trigger } from '../../../support/graphs.ts';
import { codesOf, expectFixed, only, problemsOf } from './checking.ts';

const call = (id: string, more: Parameters<typeof action>[1] = {}) =>
  action(id, { name: id, runAs: 'user-1', ...more });

describe('a chain of calls', () => {
  /** `t` leads to `a1`, whose success leads to `a2`, and so on. */
  function chain(length: number, ...more: GraphNode[]): Graph {
    const ids = Array.from({ length }, (_, index) => `a${index + 1}`);
    const drawn = ids.slice(1).map((id, index) => `${ids[index] ?? ''}.succeeded > ${id}`);
    return graph(
      [trigger('t'), ...ids.map((id) => call(id)), ...more],
      't.out > a1',
      ...drawn,
      ...more.map(({ id }) => `t.out > ${id}`),
    );
  }

  it('may have nine of them', () => {
    expect(codesOf(chain(9))).toEqual([]);
  });

  it('that is longer is told where it ends', () => {
    for (const length of [10, 12]) {
      expect(only(chain(length), 'rule.chain_too_long')).toMatchObject({
        severity: 'error',
        target: 'here',
        node: 'a9',
        message: expect.stringContaining('ends after 9: what stands behind “a9” is never called'),
      });
    }
  });

  it('is as long as its longest way, where several lead to one action', () => {
    const drawn = chain(9, call('short'));
    const joined = (last: string) => ({
      ...drawn,
      nodes: [...drawn.nodes, call('end')],
      wires: [
        ...drawn.wires,
        { from: 'short', exit: 'failed', to: 'end' },
        { from: last, exit: 'failed', to: 'end' },
      ],
    });
    expect(codesOf(joined('a8'))).toEqual([]);
    expect(only(joined('a9'), 'rule.chain_too_long').node).toBe('a9');
  });
});

describe('the uuid of a webhook', () => {
  const uuid = '3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10';
  const kept = { identities: { t: uuid }, kept: { t: { once_key: 'from-there', by_uid: true } } };
  const uuidsOf = (drawn: Graph) => compile(drawn, context()).webhooks.map((one) => one.uuid);

  it('is no other’s of the rule, and is given up where it is', () => {
    const drawn = graph(
      [trigger('t'), call('one', kept), call('two', kept)],
      't.out > one',
      't.out > two',
    );
    expect(only(drawn, 'action.uuid_taken')).toMatchObject({
      severity: 'error',
      target: 'here',
      node: 'two',
      field: 'identities.t',
      message: expect.stringContaining(`${uuid}, is that of “one” as well`),
      fix: { label: 'Give it a uuid of its own' },
    });
    const mended = expectFixed(drawn, 'action.uuid_taken');
    expect(uuidsOf(mended)).toEqual([uuid, expect.not.stringMatching(uuid)]);
    expect(mended.nodes[2]).toMatchObject({ identities: {}, kept: { t: { by_uid: true } } });
    expect(mended.nodes[2]).not.toHaveProperty('kept.t.once_key');
  });

  it('is given up by whom it was kept for, where another can have no other', () => {
    const free = graph([trigger('t'), call('one')], 't.out > one');
    const [grown = ''] = uuidsOf(free);
    const drawn = graph(
      [trigger('t'), call('two', { identities: { t: grown } }), call('one')],
      't.out > one',
      't.out > two',
    );
    expect(only(drawn, 'action.uuid_taken').node).toBe('two');
    expectFixed(drawn, 'action.uuid_taken');
  });

  it('is no other’s of the same action either', () => {
    const twice = call('one', { identities: { t: uuid, u: uuid } });
    const drawn = graph(
      [trigger('t'), trigger('u', 'STUDY_EDIT'), twice],
      't.out > one',
      'u.out > one',
    );
    expect(only(drawn, 'action.uuid_taken')).toMatchObject({
      field: 'identities.u',
      message: expect.stringContaining('another start of this action'),
    });
    expect(uuidsOf(expectFixed(drawn, 'action.uuid_taken'))[0]).toBe(uuid);
  });

  it('is no other rule’s', () => {
    const drawn = graph([trigger('t'), call('one', kept)], 't.out > one');
    const ownerOf = (wanted: string) => (wanted === uuid ? 'Pushes' : undefined);
    expect(only(drawn, 'action.uuid_taken', { ownerOf }).message).toContain('the rule “Pushes”');
    expectFixed(drawn, 'action.uuid_taken', { ownerOf });
    expect(problemsOf(drawn)).toEqual([]);
  });
});
