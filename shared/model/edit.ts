import { z } from 'zod';
import { graphSchema, nodeSchema, wireSchema, type Graph } from './graph.ts';
import { jsonSchema } from './json.ts';

/**
 * Change is data: one edit is one step that can be undone. `applyEdit(graph, edit)` carries it out, and every edit
 * has an inverse that is an edit too.
 */
const id = z.string().min(1);
const position = z.tuple([z.number(), z.number()]);

const single = [
  z.strictObject({ do: z.literal('addNode'), node: nodeSchema, position: position.optional() }),
  /** Takes its wires with it. */
  z.strictObject({ do: z.literal('removeNodes'), ids: z.array(id) }),
  z.strictObject({ do: z.literal('replaceNode'), node: nodeSchema }),
  /**
   * Sets one field of a node by path, such as ["parameters","uuid"]; without a value the field is removed. A path
   * that the node's schema refuses is refused with the reason.
   */
  z.strictObject({
    do: z.literal('setField'),
    node: id,
    path: z.array(z.union([z.string(), z.number()])).min(1),
    value: jsonSchema.optional(),
  }),
  z.strictObject({ do: z.literal('renameNode'), from: id, to: id }),
  z.strictObject({ do: z.literal('addWire'), wire: wireSchema }),
  z.strictObject({ do: z.literal('removeWire'), wire: wireSchema }),
  z.strictObject({ do: z.literal('moveNodes'), to: z.record(z.string(), position) }),
  /** Puts a node into the middle of a wire. */
  z.strictObject({
    do: z.literal('insertOnWire'),
    wire: wireSchema,
    node: nodeSchema,
    exit: z.string(),
    position: position.optional(),
  }),
  z.strictObject({ do: z.literal('replaceGraph'), graph: graphSchema }),
] as const;

export const editSchema: z.ZodType<Edit> = z.lazy(() =>
  z.discriminatedUnion('do', [
    ...single,
    z.strictObject({ do: z.literal('all'), edits: z.array(editSchema) }),
  ]),
);

export type Edit =
  | { [K in keyof typeof single]: z.infer<(typeof single)[K]> }[number]
  | { do: 'all'; edits: Edit[] };

/** What an edit came to: the new graph and the edit that takes it back, or why it was refused (and nothing changed). */
export type EditResult =
  | { readonly kind: 'changed'; readonly graph: Graph; readonly undo: Edit }
  | { readonly kind: 'refused'; readonly message: string };
