import { always, type Condition } from '../model/condition.ts';
import type { JsonObject } from '../model/json.ts';
import type { Webhook } from '../model/webhook.ts';
import { readHash } from './wire/hash.ts';
import { problemFor, type Complaint, type WireProblem } from './wire/problem.ts';
import { readFilter } from './wire/readFilter.ts';
import type { CanRun } from './wire/readPattern.ts';
import { readText } from './wire/values.ts';
import { writeHash, type WriteOptions } from './wire/writeHash.ts';

export type { WireProblem, WriteOptions };

export type HashOutcome =
  | {
      readonly kind: 'hash';
      readonly hash: JsonObject;
      /** What the platform will do otherwise than we do; it goes out all the same. */
      readonly remarks: readonly WireProblem[];
    }
  | { readonly kind: 'not_portable'; readonly problems: readonly WireProblem[] };

/**
 * The exact `webhook/add` hash of a webhook, or everything that the platform cannot do. An imported webhook keeps its
 * keys, their order and, wherever it still says the same, their values byte for byte; `accountId` is set where it is
 * given.
 */
export function toHash(webhook: Webhook, options: WriteOptions = {}): HashOutcome {
  const { hash, problems, remarks } = writeHash(webhook, options);
  const ours = (complaint: Complaint): WireProblem => problemFor(webhook.origin.node, complaint);
  if (problems.length > 0) return { kind: 'not_portable', problems: problems.map(ours) };
  return { kind: 'hash', hash, remarks: remarks.map(ours) };
}

/** What a hash does not say of itself. */
export interface ImportContext {
  readonly rule: string;
  readonly version: number;
  /** The id of the connection whose account it comes from. */
  readonly connection: string;
  readonly timeZone: string;
  /** The ids of the action's node and of the trigger's. */
  readonly node: string;
  readonly trigger: string;
  readonly onceKey: string;
  /** Our uuid for it; the platform's own where this is absent. */
  readonly uuid?: string;
  /** Whether a pattern can run here: `canRun` of dispatch/pattern.ts. */
  readonly canRun: CanRun;
}

export type ImportOutcome =
  | { readonly kind: 'webhook'; readonly webhook: Webhook }
  | { readonly kind: 'unreadable'; readonly problems: readonly WireProblem[] };

/**
 * Reads a hash of the platform as a webhook that does the same here and goes back byte for byte while it is untouched.
 * Filters that cannot be judged here stay raw. References without a value do what they do on the platform.
 */
export function fromHash(hash: JsonObject, context: ImportContext): ImportOutcome {
  const uuid = context.uuid ?? readText(hash['uuid']);
  const reading = readHash(hash);
  const problems: Complaint[] = reading.kind === 'unreadable' ? [...reading.problems] : [];
  if (uuid === undefined) {
    problems.push({
      code: 'wire.uuid',
      field: 'uuid',
      message: 'the webhook has no uuid; give it one',
    });
  }
  if (reading.kind === 'unreadable' || uuid === undefined) {
    return {
      kind: 'unreadable',
      problems: problems.map((one) => problemFor(context.node, one)),
    };
  }
  const { filters, ...read } = reading.read;
  const conditions = filters.map((filter) => readFilter(filter, read.event, context.canRun));
  return {
    kind: 'webhook',
    webhook: {
      uuid,
      ...read,
      when: together(conditions),
      connection: context.connection,
      once_key: context.onceKey,
      time_zone: context.timeZone,
      on_missing: { '*': 'platform' },
      origin: {
        rule: context.rule,
        version: context.version,
        node: context.node,
        trigger: context.trigger,
      },
      imported: hash,
    },
  };
}

/** All of them, laid open; one stands for itself. */
function together(conditions: readonly Condition[]): Condition {
  const open = conditions.flatMap((condition) =>
    'all' in condition ? condition.all : [condition],
  );
  const [only, another] = open;
  if (!only) return always;
  return another ? { all: open } : only;
}
