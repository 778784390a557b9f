import type { Condition } from '../../model/condition.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { referencesIn } from '../../model/reference.ts';
import { succeededEvent, type Webhook } from '../../model/webhook.ts';
import { flagNames, readHash, type ReadHash } from './hash.ts';
import { mergeFilters, type Merged } from './merge.ts';
import { writeParameters } from './parameters.ts';
import type { Complaint } from './problem.ts';
import type { Filter } from './readFilter.ts';
import { sameJson } from './values.ts';
import { writeFilter } from './writeFilter.ts';

export interface WriteOptions {
  /** The account to which the hash goes; `webhook/add` requires it. */
  readonly accountId?: string;
  /** The platform's uuid of a webhook of ours, where it has another one there: chains name each other by it. */
  readonly uuidOf?: (uuid: string) => string;
}

export interface WrittenHash {
  readonly hash: JsonObject;
  readonly problems: readonly Complaint[];
  readonly remarks: readonly Complaint[];
}

/** Keys to what they become; undefined takes a key away. */
type Change = Readonly<Record<string, Json | undefined>>;

interface Part {
  readonly change: Change;
  readonly problems: readonly Complaint[];
}

/** Writes a webhook over the hash that it was imported as, or over nothing. */
export function writeHash(webhook: Webhook, options: WriteOptions): WrittenHash {
  const original = webhook.imported ?? {};
  const reading = webhook.imported ? readHash(webhook.imported) : null;
  const before = reading?.kind === 'read' ? reading.read : null;
  const parts = [
    writeValues(webhook, before),
    writeGivenParameters(webhook, before),
    writeFilters(webhook, before, options),
  ];
  const { accountId } = options;
  const account: Change = accountId === undefined ? {} : { account_id: accountId };
  const change: Change = Object.assign({}, account, ...parts.map((part) => part.change)) as Change;
  return {
    hash: changed(original, change),
    problems: [...eventProblems(webhook), ...parts.flatMap((part) => part.problems)],
    remarks: before ? [] : remarksFor(webhook),
  };
}

function changed(original: JsonObject, change: Change): JsonObject {
  const keys = new Set([...Object.keys(original), ...Object.keys(change)]);
  const entries = [...keys].flatMap((key): [string, Json][] => {
    const value = Object.hasOwn(change, key) ? change[key] : original[key];
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

function eventProblems(webhook: Webhook): Complaint[] {
  if (webhook.event !== succeededEvent) return [];
  const message =
    'the platform does not tell of calls that succeeded; only “failed” can be followed there';
  return [{ code: 'wire.succeeded', message, field: 'event' }];
}

const valueNames = ['name', 'event', 'url', 'method', 'max_age', 'cron', 'sid_user_id'] as const;

/** Plain values and flags, each as it came where it still means the same. */
function writeValues(webhook: Webhook, before: ReadHash | null): Part {
  const change: Record<string, Json | undefined> = {};
  const isCron = webhook.cron !== undefined;
  for (const name of valueNames) {
    if (!before || before[name] !== webhook[name]) change[name] = webhook[name];
  }
  for (const name of flagNames) {
    // With CRON the platform refuses retry, so that not even "no" is said.
    const written =
      isCron && name === 'retry' && !webhook.retry ? undefined : Number(webhook[name]);
    if (!before || before[name] !== webhook[name]) change[name] = written;
  }
  if (!before || before.delay !== webhook.delay)
    change['delay'] = webhook.delay > 0 || !isCron ? webhook.delay : undefined;
  return { change, problems: isCron ? cronProblems(webhook, before) : [] };
}

function cronProblems(webhook: Webhook, before: ReadHash | null): Complaint[] {
  const problems: Complaint[] = [];
  if (webhook.retry) {
    problems.push({
      code: 'wire.cron_retry',
      field: 'retry',
      message: 'the platform does not repeat calls of a schedule; switch “retry” off',
    });
  }
  if (webhook.delay > 0) {
    problems.push({
      code: 'wire.cron_delay',
      field: 'delay',
      message: 'the platform does not delay calls of a schedule; take the wait away',
    });
  }
  const isUtc = webhook.time_zone === 'UTC' || webhook.time_zone === 'Etc/UTC';
  if (!isUtc && before?.cron !== webhook.cron) {
    const message = `the platform reads schedules in UTC, and this one is written for ${webhook.time_zone}; set the trigger’s time zone to UTC`;
    problems.push({ code: 'wire.cron_time_zone', field: 'cron', message });
  }
  return problems;
}

function writeGivenParameters(webhook: Webhook, before: ReadHash | null): Part {
  if (before && sameJson(before.parameters, webhook.parameters))
    return { change: {}, problems: [] };
  const { parameters, problems } = writeParameters(webhook.parameters, webhook.event);
  return { change: { parameters: JSON.stringify(parameters) }, problems };
}

function writeFilters(webhook: Webhook, before: ReadHash | null, options: WriteOptions): Part {
  const merged = mergeFilters(webhook.when, before?.filters ?? [], before?.event ?? webhook.event);
  if (merged.untouched) return { change: {}, problems: [] };
  return writeMerged(merged, webhook, options);
}

function writeMerged(
  merged: Merged,
  webhook: Webhook,
  { uuidOf = (uuid) => uuid }: WriteOptions,
): Part {
  const setting = { event: webhook.event, timeZone: webhook.time_zone, uuidOf };
  const filters: Filter[] = [...merged.kept];
  const problems: Complaint[] = [];
  for (const condition of merged.rest) {
    const outcome = writeFilter(condition, setting);
    if (outcome.kind === 'filter') filters.push(outcome.filter);
    else
      problems.push({
        code: outcome.code,
        message: `${subjectOf(condition)}${outcome.why}`,
        field: 'when',
      });
  }
  return { change: filterChange(filters), problems };
}

/** The fields that a condition is about, to tell the author which one is meant. */
function subjectOf(condition: Condition): string {
  const parts = 'any' in condition ? condition.any : [condition];
  const fields = new Set(parts.flatMap((part) => ('field' in part ? [part.field] : [])));
  return fields.size === 0 ? '' : `about ${[...fields].join(', ')}: `;
}

/** One filter as two texts, several as two lists of equal length; none takes both away. */
function filterChange(filters: readonly Filter[]): Change {
  const [only, another] = filters;
  if (!only) return { filter_field: undefined, filter_regexp: undefined };
  if (!another) {
    return { filter_field: only.field, filter_regexp: only.pattern };
  }
  return {
    filter_field: JSON.stringify(filters.map(({ field }) => field)),
    filter_regexp: JSON.stringify(filters.map(({ pattern }) => pattern)),
  };
}

/** What stops a call here does not stop it there. */
function remarksFor(webhook: Webhook): Complaint[] {
  const choices = new Map(Object.entries(webhook.on_missing));
  const chosen = (name: string): boolean => (choices.get(name) ?? choices.get('*')) === 'platform';
  const names = new Set(
    referencesIn(webhook.parameters).map(({ path }) => path.split('.')[0] ?? path),
  );
  return [...names]
    .filter((name) => !chosen(name))
    .map((name) => ({
      code: 'wire.missing',
      field: `parameters.${name}`,
      message: `where the event lacks the value of “${name}”, the platform sends the call all the same`,
    }));
}
