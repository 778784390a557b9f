import { z } from 'zod';

/**
 * Every positive operator with its complement. The complement is exact: where the positive one is false because the
 * value is missing or unreadable, the complement is true (two-valued logic; DESIGN, decision 7).
 */
export const complements = {
  equals: 'not_equals',
  in: 'not_in',
  contains: 'not_contains',
  begins_with: 'not_begins_with',
  matches: 'not_matches',
  like: 'not_like',
  gt: 'not_gt',
  ge: 'not_ge',
  lt: 'not_lt',
  le: 'not_le',
  has_value: 'is_empty',
} as const;

export type PositiveOperator = keyof typeof complements;
export type NegativeOperator = (typeof complements)[PositiveOperator];
export type Operator = PositiveOperator | NegativeOperator;

const positives = Object.keys(complements) as PositiveOperator[];
const positiveOf = new Map<Operator, PositiveOperator>(positives.map((p) => [complements[p], p]));

export const operators: readonly Operator[] = positives.flatMap((p) => [p, complements[p]]);

/** The operator that holds exactly where this one does not. */
export function complementOf(op: Operator): Operator {
  return positiveOf.get(op) ?? complements[op as PositiveOperator];
}

/** The operator that does the comparing, and whether its answer is turned round. */
export function splitOperator(op: Operator): { positive: PositiveOperator; negated: boolean } {
  const positive = positiveOf.get(op);
  return positive
    ? { positive, negated: true }
    : { positive: op as PositiveOperator, negated: false };
}

/** How old the date in the field was when the event happened, in whole units (rounded down). */
export const ages = ['years_old', 'days_old', 'hours_old', 'minutes_old'] as const;
export type Age = (typeof ages)[number];

export const valueTypes = ['text', 'number', 'date', 'datetime'] as const;
export type ValueType = (typeof valueTypes)[number];

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const rowSchema = z.strictObject({
  /** `object.field`; a bare name is a field of `study`. */
  field: z.string(),
  op: z.enum(operators as [Operator, ...Operator[]]),
  value: z.union([scalar, z.array(scalar)]).optional(),
  as: z.enum(ages).optional(),
  /** How values compare; `compile` writes it, so that matching needs no catalogue. */
  type: z.enum(valueTypes).optional(),
  matchCase: z.boolean().optional(),
});
export type Row = z.infer<typeof rowSchema>;

/** An HL7 transform condition: each entry maps `SEGMENT-FIELD[_COMPONENT]` to `/regexp/flags`; all must match. */
export const hl7LeafSchema = z.strictObject({
  hl7: z.array(z.record(z.string(), z.string())),
});

/** The type of the report's attachment, such as `application/pdf`; text that ignores case. */
export const mimeLeafSchema = z.strictObject({
  mime: z.strictObject({
    op: z.enum(['equals', 'not_equals', 'begins_with', 'contains', 'matches']),
    value: z.string(),
  }),
});

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'has to be a time written as HH:MM, such as 08:30');

/** Weekdays and hours, judged by `event.time`. `stop` before `start` runs over midnight and belongs to the first day. */
export const withinLeafSchema = z.strictObject({
  within: z.strictObject({
    days: z.array(z.enum(weekdays)),
    start: clock,
    stop: clock,
    /** An IANA name such as `Europe/Vienna`; the rule's own where it is absent. */
    tz: z.string().optional(),
    invert: z.boolean().optional(),
  }),
});

/** An imported filter that we do not understand: kept and exported, but it blocks running here. */
export const rawLeafSchema = z.strictObject({
  raw: z.strictObject({ filter_field: z.string(), filter_regexp: z.string() }),
});

export type Hl7Leaf = z.infer<typeof hl7LeafSchema>;
export type MimeLeaf = z.infer<typeof mimeLeafSchema>;
export type WithinLeaf = z.infer<typeof withinLeafSchema>;
export type RawLeaf = z.infer<typeof rawLeafSchema>;
export type Leaf = Row | Hl7Leaf | MimeLeaf | WithinLeaf | RawLeaf;
export type Condition = Leaf | { all: Condition[] } | { any: Condition[] } | { not: Condition };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    rowSchema,
    z.strictObject({ all: z.array(conditionSchema) }),
    z.strictObject({ any: z.array(conditionSchema) }),
    z.strictObject({ not: conditionSchema }),
    hl7LeafSchema,
    mimeLeafSchema,
    withinLeafSchema,
    rawLeafSchema,
  ]),
);

export const always: Condition = { all: [] };
export const never: Condition = { any: [] };
