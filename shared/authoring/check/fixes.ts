import type { Edit } from '../../model/edit.ts';
import type { Graph } from '../../model/graph.ts';
import type { Json } from '../../model/json.ts';
import type { Problem } from '../../model/problem.ts';
import { sameWire } from '../edit/result.ts';

type Fix = NonNullable<Problem['fix']>;

/** Sets one field of a node; without a value, removes it. */
export function setting(
  label: string,
  node: string,
  path: readonly (string | number)[],
  value?: Json,
): Fix {
  const edit: Edit = { do: 'setField', node, path: [...path] };
  return { label, edit: value === undefined ? edit : { ...edit, value } };
}

/** Takes a node out and leads what came in on to where its exit led; none where another exit would be lost. */
export function takingOut(graph: Graph, id: string, exit: string): Fix | undefined {
  const inward = graph.wires.filter(({ to }) => to === id);
  const outward = graph.wires.filter(({ from }) => from === id);
  if (outward.some((wire) => wire.exit !== exit)) return undefined;
  const joined = inward.flatMap(({ from, exit: start }) =>
    outward.map(({ to }) => ({ from, exit: start, to })),
  );
  const wanted = joined.filter(
    (wire, index) =>
      !graph.wires.some((other) => sameWire(other, wire)) &&
      joined.findIndex((other) => sameWire(other, wire)) === index,
  );
  const edits: Edit[] = wanted.map((wire) => ({ do: 'addWire', wire }));
  return {
    label: 'Take it out',
    edit: { do: 'all', edits: [{ do: 'removeNodes', ids: [id] }, ...edits] },
  };
}

/** `when.all.0.value`: how a problem names a place in a node. */
export function fieldName(path: readonly (string | number)[]): string {
  return path.join('.');
}
