import { z } from 'zod';
import type { Edit } from '../../shared/model/edit.ts';
import { nodeSchema, wireSchema, type Graph, type GraphNode } from '../../shared/model/graph.ts';
import { findLoss } from '../../shared/model/jsonLoss.ts';
import { freshId, idsOf } from './names.ts';
import { positionsOf, type Position, type SizeOf } from './placing.ts';

const clipSchema = z.object({
  studyhook: z.literal('nodes'),
  nodes: z.array(nodeSchema).min(1).max(1000),
  wires: z.array(wireSchema).max(5000).default([]),
  positions: z.record(z.string(), z.tuple([z.number(), z.number()])).default({}),
});

/** Steps of a rule as they travel over the clipboard, also into another rule. */
export type Clip = z.output<typeof clipSchema>;

/** The steps with the wires among them, as text. */
export function toClip(graph: Graph, ids: readonly string[], sizeOf?: SizeOf): Clip {
  const chosen = new Set(ids);
  const positions = positionsOf(graph, sizeOf);
  return {
    studyhook: 'nodes',
    nodes: graph.nodes.filter(({ id }) => chosen.has(id)),
    wires: graph.wires.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    positions: Object.fromEntries(Object.entries(positions).filter(([id]) => chosen.has(id))),
  };
}

export type ReadClip =
  | { readonly kind: 'clip'; readonly clip: Clip }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Reads what was copied here, or a whole graph that was copied as JSON. */
export function readClip(text: string): ReadClip {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return unreadable('The clipboard holds no steps of a rule. Copy some steps first, then paste.');
  }
  if (findLoss(text)) {
    return unreadable(
      'The clipboard holds a number with more digits than can be kept, or a name twice. Write such a number as text, in double quotes.',
    );
  }
  const given = typeof json === 'object' && json !== null && 'nodes' in json ? json : null;
  const parsed = clipSchema.safeParse({ studyhook: 'nodes', ...given });
  if (parsed.success) return { kind: 'clip', clip: parsed.data };
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  return unreadable(
    given
      ? `The clipboard holds steps that cannot be read${place ? ` (at “${place}”)` : ''}. Copy them again.`
      : 'The clipboard holds no steps of a rule. Copy some steps first, then paste.',
  );
}

function unreadable(message: string): ReadClip {
  return { kind: 'unreadable', message };
}

export interface Pasting {
  readonly edits: Edit[];
  readonly ids: readonly string[];
}

/** The edits that put the steps into a graph under ids of their own, `by` further on or with their middle at `at`. */
export function pasting(
  graph: Graph,
  clip: Clip,
  where: { readonly by: Position } | { readonly at: Position },
): Pasting {
  const taken = idsOf(graph);
  const renamed = new Map<string, string>();
  for (const { id } of clip.nodes) {
    if (renamed.has(id)) continue;
    const fresh = freshId(taken, id.replace(/(?<=\D)\d+$/, ''));
    taken.add(fresh);
    renamed.set(id, fresh);
  }
  const [dx, dy] = shift(clip, where);
  const first = new Map(clip.nodes.map((node) => [node.id, node] as const));
  const added = [...first.values()].map((node, index): Edit => {
    const [x, y] = clip.positions[node.id] ?? [index * 32, index * 32];
    const position: Position = [Math.round(x + dx), Math.round(y + dy)];
    return { do: 'addNode', node: ownCopy(node, renamed.get(node.id) ?? node.id), position };
  });
  const wired = clip.wires.flatMap((wire): Edit[] => {
    const from = renamed.get(wire.from);
    const to = renamed.get(wire.to);
    return from && to ? [{ do: 'addWire', wire: { from, exit: wire.exit, to } }] : [];
  });
  return { edits: [...added, ...wired], ids: [...renamed.values()] };
}

/** A copy is not what was imported: it has no place on the platform yet. */
function ownCopy(node: GraphNode, id: string): GraphNode {
  if (node.kind !== 'action') return { ...node, id };
  const { identities, imported, kept, ...rest } = node;
  return { ...rest, id };
}

function shift(
  { nodes, positions }: Clip,
  where: { readonly by: Position } | { readonly at: Position },
): Position {
  if ('by' in where) return where.by;
  const places = nodes.flatMap(({ id }) => (positions[id] ? [positions[id]] : []));
  if (places.length === 0) return where.at;
  const middle = (axis: 0 | 1): number => {
    const values = places.map((place) => place[axis]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return [where.at[0] - middle(0) - 132, where.at[1] - middle(1) - 60];
}
