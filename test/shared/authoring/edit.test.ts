import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../shared/authoring/edit.ts';
import { editSchema, type Edit } from '../../../shared/model/edit.ts';
import { exitsOf, type Graph } from '../../../shared/model/graph.ts';
import {
  action,
  condition,
  equals,
  graph,
  graphs,
  split,
  trigger,
  wait,
  wires,
} from '../../support/graphs.ts';

const drawn: Graph = {
  ...graph(
    [
      trigger('arrives'),
      split('by', 'study.modality', { ct: ['CT'], mr: ['MR'] }),
      action('push', { name: 'Push', identities: { arrives: 'kept', 'tell.failed': 'kept-too' } }),
      action('tell'),
    ],
    'arrives.out > by',
    'by.ct > push',
    'by.mr > tell',
    'tell.failed > push',
  ),
  positions: { arrives: [0, 0], push: [600, 0] },
};

function after(edit: Edit, before = drawn): Graph {
  const result = applyEdit(before, edit);
  if (result.kind === 'refused') throw new Error(result.message);
  return result.graph;
}

function refusal(edit: Edit, before = drawn): string {
  const result = applyEdit(before, edit);
  return result.kind === 'refused' ? result.message : 'not refused';
}

const [wire] = wires('by.ct > push');
if (!wire) throw new Error('no wire');

describe('an edit', () => {
  it('never changes the graph it is given, and shares what it leaves alone', () => {
    const before = structuredClone(drawn);
    const now = after({ do: 'setField', node: 'push', path: ['retry'], value: true });
    expect(drawn).toEqual(before);
    expect(now.nodes[1]).toBe(drawn.nodes[1]);
    expect(now.wires).toBe(drawn.wires);
    expect(now.positions).toBe(drawn.positions);
  });

  it('takes the wires and the position of what it removes', () => {
    expect(after({ do: 'removeNodes', ids: ['push'] })).toEqual({
      nodes: drawn.nodes.filter(({ id }) => id !== 'push'),
      wires: wires('arrives.out > by', 'by.mr > tell'),
      positions: { arrives: [0, 0] },
    });
  });

  it('drops the wires of a case that is gone, and of no other', () => {
    const now = after({ do: 'setField', node: 'by', path: ['cases', 0] });
    expect(now.wires).toEqual(wires('arrives.out > by', 'by.mr > tell', 'tell.failed > push'));
    const other = split('by', 'study.modality', { mr: ['MR'] });
    expect(after({ do: 'replaceNode', node: other }).wires).toEqual(now.wires);
  });

  it('sets what is deep inside, and makes the way there', () => {
    const now = after({
      do: 'setField',
      node: 'tell',
      path: ['parameters', 'tags', 0, 'name'],
      value: 'x',
    });
    expect(now.nodes[3]).toMatchObject({
      parameters: { uuid: 'study.uuid', tags: [{ name: 'x' }] },
    });
    const less = after({ do: 'setField', node: 'tell', path: ['parameters', 'uuid'] });
    expect(less.nodes[3]).not.toHaveProperty('parameters.uuid');
  });

  it('renames a node wherever it is named', () => {
    const now = after({ do: 'renameNode', from: 'tell', to: 'warn' });
    expect(now.wires).toEqual(
      wires('arrives.out > by', 'by.ct > push', 'by.mr > warn', 'warn.failed > push'),
    );
    expect(now.nodes[2]).toMatchObject({
      identities: { arrives: 'kept', 'warn.failed': 'kept-too' },
    });
    expect(after({ do: 'renameNode', from: 'push', to: 'send' }).positions).toEqual({
      arrives: [0, 0],
      send: [600, 0],
    });
  });

  it('puts a node into a wire', () => {
    const now = after({
      do: 'insertOnWire',
      wire,
      node: wait('later', 5),
      exit: 'out',
      position: [1, 2],
    });
    expect(now.wires).toEqual(
      wires(
        'arrives.out > by',
        'by.ct > later',
        'later.out > push',
        'by.mr > tell',
        'tell.failed > push',
      ),
    );
    expect(now.positions).toHaveProperty('later', [1, 2]);
  });

  it('of several is all or nothing', () => {
    const some: Edit[] = [
      { do: 'removeNodes', ids: ['tell'] },
      { do: 'removeNodes', ids: ['tell'] },
    ];
    expect(refusal({ do: 'all', edits: some })).toContain('“tell”');
  });
});

describe('an edit is refused, and says why', () => {
  const addWire = (text: string): Edit => ({ do: 'addWire', wire: wires(text)[0] ?? wire });
  it.each<[string, Edit, string]>([
    ['for a node that is not there', { do: 'removeNodes', ids: ['gone'] }, 'no node “gone”'],
    ['for an id that is taken', { do: 'addNode', node: trigger('push') }, 'already a node “push”'],
    ['for a wire that is there', addWire('by.ct > push'), 'already connected'],
    [
      'for a wire to a node that is not there',
      addWire('by.ct > gone'),
      '“gone”, which is not in this rule',
    ],
    ['for a wire into a trigger', addWire('push.failed > arrives'), 'it is a trigger'],
    [
      'for a wire from a node to itself',
      addWire('push.failed > push'),
      'cannot be connected to itself',
    ],
    [
      'for an exit that is not there',
      addWire('by.us > push'),
      'has no exit “us”. Its exits are “ct”, “mr” and “otherwise”.',
    ],
    ['for a loop, which it shows', addWire('push.failed > tell'), '“Push” → “tell” → “Push”'],
    [
      'for removing a wire that is not there',
      { do: 'removeWire', wire: { ...wire, exit: 'mr' } },
      'no such wire',
    ],
    [
      'for a trigger in a wire',
      { do: 'insertOnWire', wire, node: trigger('t'), exit: 'out' },
      'no entrance',
    ],
    [
      'for a value that the field does not take',
      { do: 'setField', node: 'push', path: ['retry'], value: 'often' },
      '“retry” is refused',
    ],
    [
      'for a field that there is not',
      { do: 'setField', node: 'push', path: ['colour'], value: 'red' },
      'colour',
    ],
    [
      'for a place inside a plain value',
      { do: 'setField', node: 'push', path: ['name', 'x'], value: 1 },
      'inside a plain value',
    ],
    [
      'for changing an id by the way',
      { do: 'setField', node: 'push', path: ['id'], value: 'x' },
      'renaming',
    ],
    [
      'for changing the kind',
      { do: 'setField', node: 'push', path: ['kind'], value: 'note' },
      'keeps its kind',
    ],
  ])('%s', (_, edit, why) => {
    expect(refusal(edit)).toContain(why);
  });
});

/** Any edit of a graph, most of them such as will be carried out. */
function editsOf(before: Graph): fc.Arbitrary<Edit> {
  const id = fc.constantFrom(...before.nodes.map((node) => node.id), 'gone');
  const node = fc.constantFrom(
    condition('n0', equals('CT')),
    split('n1', 'f', { a: ['x'] }),
    wait('fresh', 1),
    action('n2'),
  );
  const anyWire = fc.record({
    from: id,
    exit: fc.constantFrom(...new Set(before.nodes.flatMap(exitsOf))),
    to: id,
  });
  const ownWire = before.wires.length > 0 ? fc.constantFrom(...before.wires) : anyWire;
  const position = fc.tuple(fc.integer(), fc.integer());
  const single = fc.oneof<fc.Arbitrary<Edit>[]>(
    fc.record({ do: fc.constant('addNode' as const), node, position }),
    fc.record({ do: fc.constant('removeNodes' as const), ids: fc.array(id, { maxLength: 3 }) }),
    fc.record({ do: fc.constant('replaceNode' as const), node }),
    fc.record({
      do: fc.constant('setField' as const),
      node: id,
      path: fc
        .constantFrom<(string | number)[][]>(
          ['name'],
          ['cases', 0],
          ['parameters', 'x', 1],
          ['parameters', 'uuid'],
          ['seconds'],
        )
        .map((path) => [...path]),
      value: fc.constantFrom('x', 1, { a: ['b'] }),
    }),
    fc.record({
      do: fc.constant('setField' as const),
      node: id,
      path: fc
        .constantFrom<string[][]>(['name'], ['cases', '0'], ['parameters', 'uuid'], ['once'])
        .map((path) => [...path]),
    }),
    fc.record({
      do: fc.constant('renameNode' as const),
      from: id,
      to: fc.constantFrom('fresh', 'n0'),
    }),
    fc.record({ do: fc.constant('addWire' as const), wire: anyWire }),
    fc.record({ do: fc.constant('removeWire' as const), wire: ownWire }),
    fc.record({
      do: fc.constant('moveNodes' as const),
      to: fc.dictionary(id, position, { maxKeys: 3, noNullPrototype: true }),
    }),
    fc.record({
      do: fc.constant('insertOnWire' as const),
      wire: ownWire,
      node,
      exit: fc.constantFrom('out', 'yes', 'a'),
    }),
    fc.record({ do: fc.constant('replaceGraph' as const), graph: graphs }),
  );
  return fc.oneof(
    { arbitrary: single, weight: 4 },
    {
      arbitrary: fc.record({
        do: fc.constant('all' as const),
        edits: fc.array(single, { maxLength: 3 }),
      }),
      weight: 1,
    },
  );
}

describe('undo', () => {
  it('restores the graph after any edit, order and positions included', () => {
    const cases = graphs.chain((before) =>
      fc.record({ before: fc.constant(before), edit: editsOf(before) }),
    );
    let carriedOut = 0;
    fc.assert(
      fc.property(cases, ({ before, edit }) => {
        expect(editSchema.safeParse(edit).success).toBe(true);
        const result = applyEdit(before, edit);
        if (result.kind === 'refused') return;
        carriedOut += 1;
        const back = applyEdit(result.graph, result.undo);
        expect(back).toMatchObject({ kind: 'changed' });
        if (back.kind === 'changed') expect(back.graph).toEqual(before);
      }),
      { numRuns: 600 },
    );
    expect(carriedOut).toBeGreaterThan(200);
  });
});
