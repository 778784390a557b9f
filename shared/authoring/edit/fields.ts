import { z } from 'zod';
import type { EditResult } from '../../model/edit.ts';
import { exitsOf, nodeSchema, type Graph, type GraphNode } from '../../model/graph.ts';
import { isJsonObject, type Json } from '../../model/json.ts';
import { called, changed, noSuchNode, nodeOf, refused } from './result.ts';

/** Puts a node in the place of the one with its id. Wires that it has no exit or entrance for are dropped. */
export function replaceNode(graph: Graph, node: GraphNode): EditResult {
  const before = nodeOf(graph, node.id);
  if (!before) return noSuchNode(node.id);
  const exits = exitsOf(node);
  const noEntrance = node.kind === 'trigger' || node.kind === 'note';
  const wires = graph.wires.filter(
    ({ from, exit, to }) =>
      !(from === node.id && !exits.includes(exit) && exitsOf(before).includes(exit)) &&
      !(to === node.id && noEntrance),
  );
  const nodes = graph.nodes.map((other) => (other === before ? node : other));
  if (wires.length < graph.wires.length) return changed(graph, { ...graph, nodes, wires });
  return changed(graph, { ...graph, nodes }, { do: 'replaceNode', node: before });
}

/** Sets or (without a value) removes one field of a node; what the node's schema refuses is refused with its reason. */
export function setField(
  graph: Graph,
  id: string,
  path: readonly (string | number)[],
  value: Json | undefined,
): EditResult {
  const node = nodeOf(graph, id);
  if (!node) return noSuchNode(id);
  if (path[0] === 'id') return refused('An id is changed by renaming the node.');
  if (path[0] === 'kind') return refused('A node keeps its kind. Add a node of the other kind.');
  const written = withValue(node as unknown as Json, path, value);
  if (written.kind === 'refused') {
    return refused(`${called(node)} has no place “${path.join('.')}”: ${written.why}.`);
  }
  const parsed = nodeSchema.safeParse(written.value);
  if (!parsed.success) return refused(`${called(node)}: ${reasonOf(parsed.error)}`);
  return replaceNode(graph, parsed.data);
}

type Written =
  | { readonly kind: 'written'; readonly value: Json }
  | { readonly kind: 'refused'; readonly why: string };

function withValue(
  holder: Json | undefined,
  path: readonly (string | number)[],
  value: Json | undefined,
): Written {
  const [key, ...rest] = path;
  if (key === undefined) return { kind: 'written', value: value ?? null };
  const list = Array.isArray(holder) || (holder === undefined && typeof key === 'number');
  if (list) return withItem(Array.isArray(holder) ? holder : [], key, rest, value);
  if (holder !== undefined && !isJsonObject(holder)) {
    return { kind: 'refused', why: `“${key}” would be inside a plain value` };
  }
  const name = String(key);
  const object = holder ?? {};
  if (rest.length === 0 && value === undefined) {
    const kept = Object.entries(object).filter(([other]) => other !== name);
    return { kind: 'written', value: Object.fromEntries(kept) };
  }
  const inner = withValue(Object.hasOwn(object, name) ? object[name] : undefined, rest, value);
  if (inner.kind === 'refused') return inner;
  return { kind: 'written', value: { ...object, [name]: inner.value } };
}

function withItem(
  items: readonly Json[],
  key: string | number,
  rest: readonly (string | number)[],
  value: Json | undefined,
): Written {
  const index = Number(key);
  if (!Number.isInteger(index) || index < 0 || index > items.length) {
    return { kind: 'refused', why: `a list of ${items.length} has no place ${key}` };
  }
  if (rest.length === 0 && value === undefined) {
    return { kind: 'written', value: items.filter((_, i) => i !== index) };
  }
  const inner = withValue(items[index], rest, value);
  if (inner.kind === 'refused') return inner;
  return {
    kind: 'written',
    value: [...items.slice(0, index), inner.value, ...items.slice(index + 1)],
  };
}

function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'that is not a value for this field.';
  const place = issue.path.join('.');
  return place ? `“${place}” is refused (${issue.message}).` : `${issue.message}.`;
}
