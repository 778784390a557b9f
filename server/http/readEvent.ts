import type { IncomingHttpHeaders } from 'node:http';
import { findEvent, type Catalogue } from '../../shared/catalogue.ts';
import { eventName, type PlatformEvent } from '../../shared/model/event.ts';
import { isJsonObject, type JsonObject } from '../../shared/model/json.ts';
import { ownSource } from '../pipeline/intake.ts';
import { findBreak, wordBreak } from './brokenJson.ts';
import { Refusal } from './problemDetails.ts';

/**
 * Reads what was posted to /events: a CloudEvent (structured or binary mode) or the lean form
 * `{"event":"STUDY_SYNC","study":{...}}`. Written by hand and not with zod, because every event passes here and most of
 * it is data that is none of our business. Throws a `Refusal` that says what to change.
 */
export function readEvent(
  body: string,
  headers: IncomingHttpHeaders,
  context: { catalogue: Catalogue; now: Date; newId: () => string },
): PlatformEvent {
  const parsed = parseBody(body);
  const envelope = isBinaryMode(headers)
    ? binary(parsed, headers)
    : 'specversion' in parsed
      ? structured(parsed)
      : lean(parsed, headers);
  const type = readType(envelope.type);
  const data = readData(envelope.data);
  const target = optionalText(envelope.target, 'target');
  const source = optionalText(envelope.source, 'source') ?? 'api';
  refuseReserved(type, target);
  refuseOurSource(source);
  requireSubject(context.catalogue, type, data);
  return {
    id: optionalText(envelope.id, 'id') ?? context.newId(),
    source,
    type,
    time: readTime(envelope.time, context.now),
    data,
    ...(target !== undefined && { target }),
    causes: [],
  };
}

interface Envelope {
  id: unknown;
  source: unknown;
  type: unknown;
  time: unknown;
  target: unknown;
  data: unknown;
}

const deepest = 64;
const whatToSend =
  'Send one event as a JSON object, such as {"event":"STUDY_SYNC","study":{"uuid":"..."}}.';

function parseBody(body: string): JsonObject {
  if (body.trim() === '') {
    throw bad(
      `The body is empty. ${whatToSend}`,
      'body',
      'is empty: it has to be one event as JSON',
    );
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    const found = findBreak(body);
    const place = found ? wordBreak(found) : '.';
    throw bad(`The body is not valid JSON${place}`, 'body', 'is not valid JSON');
  }
  if (!isJsonObject(parsed)) throw bad(whatToSend, 'body', 'has to be a JSON object');
  refuseUnkeepable(parsed);
  return parsed;
}

/** Level by level and not by recursion, so that depth cannot exhaust the stack. */
function refuseUnkeepable(root: JsonObject): void {
  let level: object[] = [root];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) {
      const detail = `The event is nested more than ${deepest} levels deep; flatten it.`;
      throw bad(detail, 'body', `nested more than ${deepest} levels deep`);
    }
    const next: object[] = [];
    for (const holder of level) {
      for (const value of Object.values(holder) as unknown[]) {
        if (typeof value === 'object' && value !== null) next.push(value);
        // Beyond what a number can be, JSON.parse gives infinity, and what is written of that is null.
        else if (value === Infinity || value === -Infinity) throw tooLargeNumber();
      }
    }
    level = next;
  }
}

function tooLargeNumber(): Refusal {
  const detail =
    'The event holds a number beyond 1.8e308, which cannot be kept as it is. Send it as text, or leave it out.';
  return bad(detail, 'body', 'holds a number beyond 1.8e308');
}

function isBinaryMode(headers: IncomingHttpHeaders): boolean {
  return headers['ce-specversion'] !== undefined;
}

function binary(data: JsonObject, headers: IncomingHttpHeaders): Envelope {
  if (!/^1\.\d+$/.test(String(headers['ce-specversion']))) {
    throw bad(
      'Studyhook understands CloudEvents 1.0: send the header ce-specversion: 1.0.',
      'ce-specversion',
      'must be 1.0',
    );
  }
  requireAttributes({
    'ce-id': headers['ce-id'],
    'ce-source': headers['ce-source'],
    'ce-type': headers['ce-type'],
  });
  return {
    id: headers['ce-id'],
    source: headers['ce-source'],
    type: headers['ce-type'],
    time: headers['ce-time'],
    target: headers['ce-target'],
    data,
  };
}

function structured(event: JsonObject): Envelope {
  const { id, source, type, time, target, data } = event;
  if (event['specversion'] !== '1.0') {
    throw bad(
      'Studyhook understands CloudEvents 1.0: set "specversion":"1.0".',
      'specversion',
      'must be "1.0"',
    );
  }
  requireAttributes({ id, source, type, data });
  return { id, source, type, time, target, data };
}

function requireAttributes(attributes: Record<string, unknown>): void {
  const missing = Object.keys(attributes).filter((name) => attributes[name] === undefined);
  if (missing.length === 0) return;
  throw new Refusal({
    status: 400,
    title: 'Not a CloudEvent',
    detail: `A CloudEvent needs ${missing.join(', ')}. Add what is missing, or use the lean form {"event":"STUDY_SYNC","study":{...}}.`,
    errors: missing.map((field) => ({ field, message: 'is required' })),
  });
}

function lean(body: JsonObject, headers: IncomingHttpHeaders): Envelope {
  const { event, id, source, time, target, ...data } = body;
  if (event === undefined) {
    const detail = 'Name the event: {"event":"STUDY_SYNC","study":{"uuid":"..."}}.';
    throw bad(detail, 'event', 'is required');
  }
  return { id: id ?? headers['webhook-id'], source, type: event, time, target, data };
}

function readType(type: unknown): string {
  const parsed = eventName.safeParse(type);
  if (parsed.success) return parsed.data;
  const detail = 'An event name is capitals, digits and underscores, such as STUDY_SYNC.';
  throw bad(detail, 'event', 'is not a well-formed event name');
}

function readData(data: unknown): Record<string, JsonObject> {
  if (!isJsonObject(data)) {
    throw bad('"data" holds the event\'s objects: {"study":{...}}.', 'data', 'must be an object');
  }
  const wrong = Object.keys(data).find((name) => !isJsonObject(data[name]));
  if (wrong === undefined) return data as Record<string, JsonObject>;
  const detail = `"${wrong}" is not one of the envelope's fields, so it has to be an object with fields, such as "study":{"uuid":"..."}.`;
  throw bad(detail, wrong, 'must be an object');
}

function optionalText(value: unknown, field: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value.length > 0 && value.length <= 200) return value;
  throw bad(
    `"${field}" has to be text of 1 to 200 characters.`,
    field,
    'must be text of 1 to 200 characters',
  );
}

const timestamp = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

function readTime(time: unknown, now: Date): string {
  if (time === undefined || time === null) return now.toISOString();
  const parsed = typeof time === 'string' && timestamp.test(time) ? new Date(time) : null;
  if (parsed && !Number.isNaN(parsed.getTime())) return parsed.toISOString();
  const detail =
    '"time" is when it happened, with its offset from UTC, such as 2026-03-02T09:00:00Z.';
  throw bad(detail, 'time', 'is not a time with an offset');
}

/** CRON, MANUAL and WEBHOOK_* are made here and nowhere else; ROUTE_RULE is for one webhook (DESIGN, decision 8). */
function refuseReserved(type: string, target: string | undefined): void {
  if (type === 'CRON' || type === 'MANUAL' || type.startsWith('WEBHOOK_')) {
    const instead =
      type === 'MANUAL' ? ' To run one by hand, POST to /api/webhooks/<uuid>/run.' : '';
    throw refused(`${type} comes from Studyhook itself and cannot be sent in.${instead}`, 'event');
  }
  if (type === 'ROUTE_RULE' && target === undefined) {
    throw refused('ROUTE_RULE is for one webhook: name its uuid in "target".', 'target');
  }
  if (type !== 'ROUTE_RULE' && target !== undefined) {
    throw refused('Only ROUTE_RULE is for one webhook: leave "target" out.', 'target');
  }
}

/** The ids of our own events can be foreseen: whoever took one would keep the event itself from being stored. */
function refuseOurSource(source: string): void {
  if (source !== ownSource) return;
  throw refused(
    `The source "${ownSource}" is kept for the events that Studyhook makes itself. Name your own system in "source", such as "pacs", or leave it out.`,
    'source',
  );
}

/** An event is about the object that the catalogue names; without it there is nothing to judge or to call for. */
export function requireSubject(
  catalogue: Catalogue,
  type: string,
  data: Record<string, JsonObject>,
): void {
  const subject = findEvent(catalogue, type)?.subject ?? null;
  if (subject === null || Object.hasOwn(data, subject)) return;
  const detail = `${type} is about a ${subject}: add "${subject}":{...} with its fields.`;
  throw bad(detail, subject, 'is required');
}

function bad(detail: string, field: string, message: string): Refusal {
  return new Refusal({
    status: 400,
    title: 'This is not an event yet',
    detail,
    errors: [{ field, message }],
  });
}

function refused(detail: string, field: string): Refusal {
  return new Refusal({
    status: 422,
    title: 'This event cannot be sent in',
    detail,
    errors: [{ field, message: detail }],
  });
}
