import { readField, type PlatformEvent } from '../model/event.ts';
import type { Webhook } from '../model/webhook.ts';
import { formsOf } from './match/values.ts';
import { impossible, requirementsOf } from './registry/requirements.ts';

/** The webhooks that run, found fast: by event, then by a field that has to have a certain value. */
export interface Registry {
  readonly webhooks: readonly Webhook[];
  /** Every webhook that could match, in the order of publishing, and few that cannot; never loses one that does. */
  candidates(event: PlatformEvent): readonly Webhook[];
  byUuid(uuid: string): Webhook | undefined;
}

interface Group {
  /** Those that have to be asked about every event of the kind. */
  readonly rest: readonly number[];
  /** Field to folded value to places in the list of webhooks. */
  readonly fields: readonly (readonly [string, ReadonlyMap<string, readonly number[]>])[];
}

interface Entry {
  readonly place: number;
  readonly requirements: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Builds the index. Webhooks that can never match (suspended, a condition that nothing meets) are not in it. */
export function createRegistry(webhooks: readonly Webhook[]): Registry {
  const uuids = new Map(webhooks.map((webhook) => [webhook.uuid, webhook]));
  const events = new Map<string, Group>();
  for (const [event, entries] of entriesByEvent(webhooks)) events.set(event, createGroup(entries));
  return {
    webhooks,
    byUuid: (uuid) => uuids.get(uuid),
    candidates: (event) => {
      if (event.target !== undefined) {
        const webhook = uuids.get(event.target);
        return webhook?.event === event.type ? [webhook] : [];
      }
      const group = events.get(event.type);
      return group ? placesFor(group, event).flatMap((place) => webhooks[place] ?? []) : [];
    },
  };
}

function entriesByEvent(webhooks: readonly Webhook[]): Map<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  webhooks.forEach((webhook, place) => {
    const requirements = requirementsOf(webhook.when);
    if (webhook.suspended || requirements === impossible) return;
    const list = entries.get(webhook.event);
    if (list) list.push({ place, requirements });
    else entries.set(webhook.event, [{ place, requirements }]);
  });
  return entries;
}

function createGroup(entries: readonly Entry[]): Group {
  const crowd = countCrowd(entries);
  const rest: number[] = [];
  const fields = new Map<string, Map<string, number[]>>();
  for (const { place, requirements } of entries) {
    const best = mostSelective(requirements, crowd);
    if (!best) {
      rest.push(place);
      continue;
    }
    const [field, values] = best;
    const buckets = fields.get(field) ?? new Map<string, number[]>();
    fields.set(field, buckets);
    for (const value of values) {
      const bucket = buckets.get(value);
      if (bucket) bucket.push(place);
      else buckets.set(value, [place]);
    }
  }
  return { rest, fields: [...fields] };
}

/** How many webhooks ask for each value of each field: the fewer, the better a field tells them apart. */
function countCrowd(entries: readonly Entry[]): Map<string, Map<string, number>> {
  const crowd = new Map<string, Map<string, number>>();
  for (const { requirements } of entries) {
    for (const [field, values] of requirements) {
      const counts = crowd.get(field) ?? new Map<string, number>();
      crowd.set(field, counts);
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return crowd;
}

function mostSelective(
  requirements: Entry['requirements'],
  crowd: ReadonlyMap<string, ReadonlyMap<string, number>>,
): readonly [string, ReadonlySet<string>] | null {
  let best: readonly [string, ReadonlySet<string>] | null = null;
  let least = Infinity;
  for (const [field, values] of requirements) {
    let cost = 0;
    for (const value of values) cost += crowd.get(field)?.get(value) ?? 0;
    if (cost < least) [best, least] = [[field, values], cost];
  }
  return best;
}

function placesFor(group: Group, event: PlatformEvent): readonly number[] {
  const found: (readonly number[])[] = group.rest.length > 0 ? [group.rest] : [];
  for (const [field, buckets] of group.fields) {
    for (const form of formsOf(readField(event.data, field))) {
      const bucket = buckets.get(form.toLowerCase());
      if (bucket) found.push(bucket);
    }
  }
  if (found.length < 2) return found[0] ?? [];
  // A flag has two forms, and a webhook may ask for both.
  return [...new Set(found.flat())].sort((left, right) => left - right);
}
