import fc from 'fast-check';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { CompileContext } from '../../shared/authoring/compile.ts';
import { labelOf } from '../../shared/authoring/labels.ts';
import type { Condition, Row } from '../../shared/model/condition.ts';
import { exitsOf } from '../../shared/model/graph.ts';
import type {
  ActionNode,
  ConditionNode,
  Graph,
  GraphNode,
  SplitNode,
  TriggerNode,
  WaitNode,
  Wire,
} from '../../shared/model/graph.ts';

type More<T> = Partial<Omit<T, 'id' | 'kind'>>;

export function trigger(
  id: string,
  event = 'STUDY_SYNC',
  more: More<TriggerNode> = {},
): TriggerNode {
  return { id, kind: 'trigger', event, ...more };
}

export function condition(
  id: string,
  when: Condition,
  more: More<ConditionNode> = {},
): ConditionNode {
  return { id, kind: 'condition', when, ...more };
}

/** A split whose case ids are given with their values: `{ct: ['CT'], mr: ['MR']}`. */
export function split(
  id: string,
  field: string,
  cases: Record<string, (string | number)[]>,
  more: More<SplitNode> = {},
): SplitNode {
  const list = Object.entries(cases).map(([caseId, values]) => ({ id: caseId, values }));
  return { id, kind: 'split', field, cases: list, ...more };
}

export function wait(id: string, seconds: number): WaitNode {
  return { id, kind: 'wait', seconds };
}

/** What a step is called where no names are known. */
export const nameOf = (node: GraphNode): string => labelOf(node, ambra);

/** A complete call, so that `check` has nothing to say about it. */
export function action(id: string, more: More<ActionNode> = {}): ActionNode {
  return {
    id,
    kind: 'action',
    command: 'study/push',
    method: 'POST',
    parameters: { uuid: 'study.uuid', destination_id: '3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10' },
    ...more,
  };
}

/** Wires as they are drawn: `arrives.out > isCt`. The exit is what stands behind the last dot. */
export function wires(...drawn: string[]): Wire[] {
  return drawn.map((text) => {
    const [start = '', to = ''] = text.split(' > ');
    const dot = start.lastIndexOf('.');
    return { from: start.slice(0, dot), exit: start.slice(dot + 1), to };
  });
}

export function graph(nodes: GraphNode[], ...drawn: string[]): Graph {
  return { nodes, wires: wires(...drawn), positions: {} };
}

export function equals(value: string, field = 'study.modality'): Row {
  return { field, op: 'equals', value, type: 'text' };
}

/** One Ambra connection, a rule called “CT”, Vienna's time. */
export function context(more: Partial<CompileContext> = {}): CompileContext {
  return {
    rule: { id: 'rule-1', name: 'CT' },
    version: 1,
    timeZone: 'Europe/Vienna',
    connections: [{ id: 'ambra', kind: 'ambra', baseUrl: 'http://localhost:8020/' }],
    catalogue: ambra,
    ...more,
  };
}

/** `diamonds` times a condition whose two exits meet again, then one action. */
export function diamonds(count: number): Graph {
  const conditions = Array.from({ length: count }, (_, i) => condition(`c${i}`, equals(`M${i}`)));
  const drawn = conditions.flatMap(({ id }, i) => {
    const next = i + 1 < count ? `c${i + 1}` : 'push';
    return [`${id}.yes > ${next}`, `${id}.no > ${next}`];
  });
  return graph([trigger('arrives'), ...conditions, action('push')], 'arrives.out > c0', ...drawn);
}

const rows: Row[] = [
  equals('CT'),
  equals('MR'),
  { field: 'study.modality', op: 'not_equals', value: 'CT', type: 'text' },
  { field: 'study.modality', op: 'in', value: ['CT', 'MR'], type: 'text' },
  { field: 'study.study_description', op: 'contains', value: 'chest', type: 'text' },
  { field: 'study.accession_number', op: 'has_value', type: 'text' },
  { field: 'study.image_count', op: 'gt', value: 100, type: 'number' },
  { field: 'study.image_count', op: 'not_gt', value: 100, type: 'number' },
  { field: 'study.patient_birth_date', op: 'ge', value: 18, as: 'years_old', type: 'date' },
];

/** Conditions over a handful of rows, so that different nodes often ask the same. */
export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { arbitrary: fc.constantFrom<Condition>(...rows), weight: 4 },
    { arbitrary: fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }), weight: 1 },
    { arbitrary: fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }), weight: 1 },
    { arbitrary: fc.record({ not: tie('tree') }), weight: 1 },
  ),
})).tree;

const kinds = fc.constantFrom<GraphNode['kind']>(
  'trigger',
  'condition',
  'condition',
  'split',
  'wait',
  'action',
  'action',
);

function nodeOf(kind: GraphNode['kind'], index: number): fc.Arbitrary<GraphNode> {
  const id = `n${index}`;
  switch (kind) {
    case 'trigger':
      return fc.constantFrom('STUDY_SYNC', 'STUDY_EDIT').map((event) => trigger(id, event));
    case 'condition':
      return conditions.map((when) => condition(id, when));
    case 'split':
      return fc.constantFrom(
        split(id, 'study.modality', { ct: ['CT'] }),
        split(id, 'study.modality', { ct: ['CT'], mr: ['MR'] }),
        split(id, 'study.modality', { ct: ['CT', 'PT'], us: ['US'] }),
        split(id, 'study.image_count', { few: [50, '100.0'], many: ['150'] }),
        split(id, 'study.patient_birth_date', { old: ['1980-01-01'], young: ['20080302'] }),
      );
    case 'wait':
      return fc.integer({ min: 0, max: 3 }).map((seconds) => wait(id, seconds));
    case 'action':
      return fc
        .record({ retry: fc.boolean(), once: fc.constantFrom('study' as const, undefined) })
        .map(({ retry, once }) =>
          action(id, { name: `Action ${index}`, retry, ...(once ? { once } : {}) }),
        );
    case 'note':
      return fc.constant({ id, kind, text: 'a note' });
  }
}

const draftNodes: fc.Arbitrary<GraphNode[]> = fc
  .array(kinds, { minLength: 1, maxLength: 12 })
  .chain((list) =>
    fc.tuple(
      fc.constant<GraphNode>(trigger('start')),
      ...list.map((kind, index) => nodeOf(kind, index)),
    ),
  );

/** Graphs without loops, of up to thirteen nodes and with many ways between them; every wire is sound. */
export const graphs: fc.Arbitrary<Graph> = draftNodes.chain((nodes) => {
  const possible = nodes.flatMap((from, i) =>
    nodes
      .slice(i + 1)
      .filter((to) => to.kind !== 'trigger' && to.kind !== 'note')
      .flatMap((to) => exitsOf(from).map((exit) => ({ from: from.id, exit, to: to.id }))),
  );
  return fc
    .record({
      wires: possible.length > 0 ? fc.subarray(possible) : fc.constant<Wire[]>([]),
      positions: fc.subarray(nodes.map(({ id }) => id)),
    })
    .map(({ wires: chosen, positions }) => ({
      nodes,
      wires: chosen,
      positions: Object.fromEntries(
        positions.map((id, i) => [id, [i * 10, i * 20] as [number, number]]),
      ),
    }));
});
