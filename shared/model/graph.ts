import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { jsonObjectSchema } from './json.ts';

/**
 * What a person draws. A graph is lenient, for it is also the draft: an action without a command is a graph, and
 * `check` says what it lacks.
 */

export const methods = ['POST', 'GET', 'POST_JSON', 'GET_JSON', 'PUT'] as const;
export type Method = (typeof methods)[number];

/** What a missing reference does to a parameter: stops the call unless the author chose one of these. */
export const missingChoices = ['stop', 'omit', 'empty', 'platform'] as const;
export type MissingChoice = (typeof missingChoices)[number];

export const onceScopes = ['study', 'study_uid', 'accession_number'] as const;
export type OnceScope = (typeof onceScopes)[number];

const id = z.string().min(1).max(100);
const name = z.string().max(200).optional();

export const triggerSchema = z.strictObject({
  id,
  kind: z.literal('trigger'),
  name,
  event: z.string().max(100),
  /** Only with CRON: a five-field expression, read in `timeZone`. */
  cron: z.string().max(200).optional(),
  timeZone: z.string().max(100).optional(),
  /** Days: studies whose study_date is longer ago are ignored. */
  maxAge: z.number().int().positive().optional(),
});

export const conditionNodeSchema = z.strictObject({
  id,
  kind: z.literal('condition'),
  name,
  when: conditionSchema,
});

export const splitSchema = z.strictObject({
  id,
  kind: z.literal('split'),
  name,
  field: z.string().max(200),
  /** Exits are named by case id; `otherwise` takes the rest. */
  cases: z.array(z.strictObject({ id, name, values: z.array(z.union([z.string(), z.number()])) })),
  matchCase: z.boolean().optional(),
});

export const waitSchema = z.strictObject({
  id,
  kind: z.literal('wait'),
  name,
  seconds: z.number().int().nonnegative(),
});

/**
 * What an imported webhook had and a drawing cannot say. Each part gives way as soon as the author sets the field that
 * would say it: `name` to the action's name, `url` to its command, the four flags to its `once`.
 */
export const keptSchema = z.strictObject({
  name: z.string().optional(),
  url: z.string().optional(),
  once_key: z.string().optional(),
  once: z.boolean().optional(),
  by_uid: z.boolean().optional(),
  by_accession_number: z.boolean().optional(),
  by_webhook_event: z.boolean().optional(),
});
export type Kept = z.infer<typeof keptSchema>;

export const actionSchema = z.strictObject({
  id,
  kind: z.literal('action'),
  name,
  /** The id of a connection; the rule's only one where it is absent. */
  connection: z.string().max(100).optional(),
  /** `study/push`, or a path below the base address of a connection that is not an Ambra account. */
  command: z.string().max(500).optional(),
  method: z.enum(methods).default('POST'),
  parameters: jsonObjectSchema.default({}),
  /** Parameter name to choice; what is not named stops the call. `*` names the rest. */
  onMissing: z.record(z.string(), z.enum(missingChoices)).optional(),
  /** The user's uuid. */
  runAs: z.string().max(100).optional(),
  retry: z
    .boolean()
    .optional()
    .describe(
      'true: where no answer came, or one that may pass (408, 425, 429, 5xx, NOT_READY, LOCKED, PENDING), it tries again after 1 minute, 10 minutes and 1 hour, or later where Retry-After asks for it. The exit `failed` is taken after the last try',
    ),
  once: z.enum(onceScopes).optional(),
  suspended: z.boolean().optional(),
  /** Webhook uuids to keep: trigger id (or `action.exit`) to uuid, for what was imported. */
  identities: z.record(z.string(), z.string()).optional(),
  /** The platform's own hash of an imported webhook, so that it goes out byte for byte when untouched. */
  imported: jsonObjectSchema.optional(),
  /** By trigger id (or `action.exit`), like `identities`. */
  kept: z.record(z.string(), keptSchema).optional(),
});

export const noteSchema = z.strictObject({
  id,
  kind: z.literal('note'),
  text: z.string().max(10_000),
});

export const nodeSchema = z.discriminatedUnion('kind', [
  triggerSchema,
  conditionNodeSchema,
  splitSchema,
  waitSchema,
  actionSchema,
  noteSchema,
]);

export const wireSchema = z.strictObject({
  from: id.describe('The id of the node that it comes out of'),
  exit: z
    .string()
    .min(1)
    .max(100)
    .describe(
      'Of a trigger or a wait `out`; of a condition `yes` or `no`; of a split the id of a case or `otherwise`; of an action `succeeded` or `failed`',
    ),
  to: id.describe('The id of the node that comes next'),
});

export const graphSchema = z.strictObject({
  nodes: z.array(nodeSchema).max(1000),
  wires: z.array(wireSchema).max(5000),
  positions: z.record(z.string(), z.tuple([z.number(), z.number()])).default({}),
});

export type TriggerNode = z.infer<typeof triggerSchema>;
export type ConditionNode = z.infer<typeof conditionNodeSchema>;
export type SplitNode = z.infer<typeof splitSchema>;
export type WaitNode = z.infer<typeof waitSchema>;
export type ActionNode = z.infer<typeof actionSchema>;
export type GraphNode = z.infer<typeof nodeSchema>;
export type Wire = z.infer<typeof wireSchema>;
export type Graph = z.infer<typeof graphSchema>;

export const emptyGraph: Graph = { nodes: [], wires: [], positions: {} };

/** The exits that a node has, in the order in which they are drawn. */
export function exitsOf(node: GraphNode): string[] {
  switch (node.kind) {
    case 'trigger':
    case 'wait':
      return ['out'];
    case 'condition':
      return ['yes', 'no'];
    case 'split':
      return [...node.cases.map((c) => c.id), 'otherwise'];
    case 'action':
      return ['succeeded', 'failed'];
    case 'note':
      return [];
  }
}
