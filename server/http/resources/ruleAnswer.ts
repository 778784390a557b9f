import { isDeepStrictEqual } from 'node:util';
import type { RuleAnswer, RuleSummary, VersionHead } from '../../../shared/model/answers/rules.ts';
import type { DeliveryState } from '../../../shared/model/delivery.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { liveVersion, type Rule, type Version } from '../../../shared/model/rule.ts';
import type { Shown } from '../route.ts';
import type { Api } from '../api.ts';
import { authoredDraft, sentenceOf } from './authored.ts';
import { draftTwins } from './twins.ts';

/** What a list and the rule itself say alike. */
type Head = Shown<
  Omit<Pick<RuleAnswer, keyof RuleAnswer & keyof RuleSummary>, 'problems' | 'sentence'>
>;
type RuleCounts = Readonly<Partial<Record<DeliveryState, number>>>;

export function showRule(api: Api, rule: Rule): Shown<RuleAnswer> {
  const { sentences, sentence } = authoredDraft(api, rule);
  return {
    ...showHead(rule),
    sentence,
    draft: rule.draft,
    versions: rule.versions.map((version) => showVersionHead(rule, version)).reverse(),
    sentences,
    problems: problemsOf(api, rule),
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
): Shown<RuleSummary> {
  const { succeeded = 0, failed = 0, sending = 0, waiting: due = 0, held: kept = 0 } = lately;
  const { waiting, held, sending: underWay } = ever;
  const live = liveVersion(rule);
  const head = showHead(rule);
  return {
    ...head,
    // Nothing beside a rule's “Live” may claim what does not run.
    sentence: live && head.changed ? sentenceOf(api, live) : authoredDraft(api, rule).sentence,
    webhooks: live?.webhooks.length ?? 0,
    problems: count(problemsOf(api, rule)),
    calls: succeeded + failed + sending + due + kept,
    failures: failed,
    open: {
      ...(waiting ? { waiting } : {}),
      ...(held ? { held } : {}),
      ...(underWay ? { sending: underWay } : {}),
    },
  };
}

function problemsOf(api: Api, rule: Rule): Problem[] {
  return [...authoredDraft(api, rule).problems, ...draftTwins(api, rule)];
}

function count(problems: readonly Problem[]) {
  const here = problems.filter(({ target }) => target !== 'platform');
  const errors = here.filter(({ severity }) => severity === 'error').length;
  const platform = problems.filter(
    ({ severity, target }) => severity === 'error' && target === 'platform',
  ).length;
  return { errors, warnings: here.length - errors, platform };
}

export function showVersionHead(rule: Rule, version: Version): VersionHead {
  const { number, name, note, publishedAt, webhooks } = version;
  return {
    number,
    name,
    note,
    publishedAt,
    webhooks: webhooks.length,
    live: number === rule.live,
    sameAs: repeatedBy(rule, version),
  };
}

// Neither a version nor those before it ever change.
const repeated = new WeakMap<Version, number | null>();

/** The version to which this one goes back; null of one that says something new, or only what the one before it said. */
function repeatedBy({ versions }: Rule, version: Version): number | null {
  const known = repeated.get(version);
  if (known !== undefined) return known;
  const before = versions.filter(({ number }) => number < version.number);
  const saysTheSame = (other: Version) => isDeepStrictEqual(saidBy(other), saidBy(version));
  const last = before.at(-1);
  const isNew = last !== undefined && !saysTheSame(last);
  const same = isNew ? before.find(saysTheSame) : undefined;
  const found = same?.number ?? null;
  repeated.set(version, found);
  return found;
}

function showHead(rule: Rule): Head {
  const { id, revision, name, timeZone, live, enabled, createdAt, updatedAt } = rule;
  const changed = differsFromLive(rule);
  return { id, revision, name, timeZone, live, enabled, changed, createdAt, updatedAt };
}

/**
 * Whether the draft says something else than what was published last. Where nodes stand is nobody's business but the
 * drawing's, and a new name of the rule is used at once.
 */
export function differsFromLive(rule: Rule): boolean {
  const live = liveVersion(rule);
  return !live || !isDeepStrictEqual(saidBy(live), saidBy({ ...rule, graph: rule.draft }));
}

function saidBy({ graph: { nodes, wires }, timeZone }: Pick<Version, 'graph' | 'timeZone'>) {
  return { nodes, wires, timeZone };
}
