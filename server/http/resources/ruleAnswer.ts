import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { deliveryStates } from '../../../shared/model/delivery.ts';
import { graphSchema } from '../../../shared/model/graph.ts';
import { liveVersion, type Rule, type Version } from '../../../shared/model/rule.ts';
import type { Shown } from '../route.ts';
import type { Api } from '../api.ts';
import { authoredDraft } from './authored.ts';
import { problemsSchema, sentenceSchema } from './shapes.ts';

const head = {
  id: z.string(),
  revision: z.number().int(),
  name: z.string(),
  timeZone: z.string(),
  /** The version that runs while the rule is switched on; null before the first. */
  live: z.number().int().nullable(),
  enabled: z.boolean(),
  /** The rule in words. */
  sentence: z.string(),
  /** The draft says something else than the live version. */
  changed: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
};

const stateCounts = z.partialRecord(z.enum(deliveryStates), z.number().int());

export const ruleSummarySchema = z.object({
  ...head,
  webhooks: z.number().int(),
  problems: z.object({ errors: z.number().int(), warnings: z.number().int() }),
  /** Of the last 24 hours. */
  calls: z.number().int(),
  failures: z.number().int(),
  /** Of any age: what still waits, is held or is being sent. */
  open: stateCounts,
});

export const versionHeadSchema = z.object({
  number: z.number().int(),
  name: z.string(),
  note: z.string(),
  publishedAt: z.string(),
  webhooks: z.number().int(),
  live: z.boolean(),
});

export const ruleSchema = z.object({
  ...head,
  draft: graphSchema,
  versions: z.array(versionHeadSchema),
  sentences: z.array(sentenceSchema),
  problems: problemsSchema,
  platformUuids: z.record(z.string(), z.record(z.string(), z.string())),
});

type Head = Shown<Pick<z.input<typeof ruleSchema>, keyof typeof head>>;
type RuleCounts = Readonly<Partial<Record<(typeof deliveryStates)[number], number>>>;

export function showRule(api: Api, rule: Rule): Shown<z.input<typeof ruleSchema>> {
  const { sentences, problems } = authoredDraft(api, rule);
  return {
    ...showHead(api, rule),
    draft: rule.draft,
    versions: rule.versions.map((version) => showVersionHead(rule, version)).reverse(),
    sentences,
    problems,
    platformUuids: rule.platformUuids,
  };
}

/** `lately` and `ever` are the rule's deliveries by state, of the last day and of all time. */
export function showSummary(
  api: Api,
  rule: Rule,
  {
    lately = {},
    ever = {},
  }: { readonly lately?: RuleCounts | undefined; readonly ever?: RuleCounts | undefined },
): Shown<z.input<typeof ruleSummarySchema>> {
  const { problems } = authoredDraft(api, rule);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const { succeeded = 0, failed = 0, sending = 0 } = lately;
  const { waiting, held, sending: underWay } = ever;
  return {
    ...showHead(api, rule),
    webhooks: liveVersion(rule)?.webhooks.length ?? 0,
    problems: { errors, warnings: problems.length - errors },
    calls: succeeded + failed + sending,
    failures: failed,
    open: {
      ...(waiting ? { waiting } : {}),
      ...(held ? { held } : {}),
      ...(underWay ? { sending: underWay } : {}),
    },
  };
}

export function showVersionHead(
  rule: Rule,
  version: Version,
): Shown<z.input<typeof versionHeadSchema>> {
  const { number, name, note, publishedAt, webhooks } = version;
  return { number, name, note, publishedAt, webhooks: webhooks.length, live: number === rule.live };
}

function showHead(api: Api, rule: Rule): Head {
  const { id, revision, name, timeZone, live, enabled, createdAt, updatedAt } = rule;
  const { sentence } = authoredDraft(api, rule);
  const changed = differsFromLive(rule);
  return { id, revision, name, timeZone, live, enabled, sentence, changed, createdAt, updatedAt };
}

/** Where nodes stand is nobody's business but the drawing's. */
function differsFromLive(rule: Rule): boolean {
  const live = liveVersion(rule);
  if (!live) return true;
  return !isDeepStrictEqual(
    saidBy(live.graph, live.timeZone, live.name),
    saidBy(rule.draft, rule.timeZone, rule.name),
  );
}

function saidBy({ nodes, wires }: Rule['draft'], timeZone: string, name: string): unknown {
  return { nodes, wires, timeZone, name };
}
