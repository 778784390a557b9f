import type { IncomingHttpHeaders } from 'node:http';
import { findEvent, type Catalogue } from '../../shared/catalogue.ts';
import { closest } from '../../shared/catalogue/closest.ts';
import { isEventName, type PlatformEvent } from '../../shared/model/event.ts';
import { isJsonObject, type JsonObject } from '../../shared/model/json.ts';
import { isoOf } from '../../shared/model/moment.ts';
import { ownSource } from '../pipeline/intake.ts';
import { readEnvelope, type Envelope } from './envelope.ts';
import { findDataText } from './dataText.ts';
import { parseEvent } from './eventBody.ts';
import { notAnEvent } from './notAnEvent.ts';
import { Refusal } from './problemDetails.ts';

export interface SentEvent {
  readonly event: PlatformEvent;
  /** Its data as they were written, where they need not be written again. */
  readonly dataText: string | undefined;
}

/**
 * Reads what was posted to /events: a CloudEvent (structured or binary mode) or the lean form
 * `{"event":"STUDY_SYNC","study":{...}}`. Written by hand and not with zod, because every event passes here and most of
 * it is data that is none of our business. Throws a `Refusal` that says what to change.
 */
export function readEvent(
  body: string,
  headers: IncomingHttpHeaders,
  context: { catalogue: Catalogue; now: Date; newId: () => string },
): SentEvent {
  const parsed = parseEvent(body);
  const { names, ...sent } = readEnvelope(parsed, headers);
  const type = readType(sent.type, names.type);
  const data = readData(sent.data);
  const target = optionalText(sent.target, names.target);
  const source = optionalText(sent.source, names.source) ?? 'api';
  refuseReserved(type, target, names);
  refuseOurSource(source, names.source);
  requireSubject(context.catalogue, type, data);
  const event: PlatformEvent = {
    id: optionalText(sent.id, names.id) ?? context.newId(),
    source,
    type,
    time: readTime(sent.time, names.time, context.now),
    data,
    ...(target !== undefined && { target }),
    causes: [],
  };
  return { event, dataText: findDataText(body, parsed) };
}

function readType(type: unknown, field: string): string {
  if (isEventName(type)) return type;
  const detail = 'An event name is capitals, digits and underscores, such as STUDY_SYNC.';
  throw notAnEvent(detail, field, 'is not a well-formed event name');
}

function readData(data: unknown): Record<string, JsonObject> {
  if (!isJsonObject(data)) {
    throw notAnEvent(
      '"data" holds the event\'s objects: {"study":{...}}.',
      'data',
      'must be an object',
    );
  }
  const wrong = Object.keys(data).find((name) => !isJsonObject(data[name]));
  if (wrong === undefined) return data as Record<string, JsonObject>;
  const detail = `"${wrong}" is not one of the envelope's fields, so it has to be an object with fields, such as "study":{"uuid":"..."}.`;
  throw notAnEvent(detail, wrong, 'must be an object');
}

function optionalText(value: unknown, field: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value.length > 0 && value.length <= 200) return value;
  throw notAnEvent(
    `${sentenceOn(field)} has to be text of 1 to 200 characters.`,
    field,
    'must be text of 1 to 200 characters',
  );
}

const timestamp = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

function readTime(time: unknown, field: string, now: Date): string {
  if (time === undefined || time === null) return isoOf(now.getTime());
  const parsed = typeof time === 'string' && isTimestamp(time) ? new Date(time) : null;
  if (parsed && !Number.isNaN(parsed.getTime())) return parsed.toISOString();
  const detail = `${sentenceOn(field)} is when it happened, with its offset from UTC, such as 2026-03-02T09:00:00Z.`;
  throw notAnEvent(detail, field, 'is not a time with an offset');
}

/** Of a day that there is: for the 31st of February, JavaScript takes the 3rd of March. */
function isTimestamp(time: string): boolean {
  if (!timestamp.test(time)) return false;
  const day = time.slice(0, 10);
  return new Date(day).toJSON()?.startsWith(day) === true;
}

/** The header ce-time, or "time" in the body. */
function inWords(field: string): string {
  return field.includes('-') ? `the header ${field}` : `"${field}"`;
}

function sentenceOn(field: string): string {
  return inWords(field).replace(/^t/, 'T');
}

/** CRON, MANUAL and WEBHOOK_* are made here and nowhere else; ROUTE_RULE is for one webhook (DESIGN, decision 8). */
function refuseReserved(type: string, target: string | undefined, names: Envelope['names']): void {
  if (type === 'CRON' || type === 'MANUAL' || type.startsWith('WEBHOOK_')) {
    const detail = `${type} comes from Studyhook itself and cannot be sent in. ${insteadOf(type)}`;
    throw refused(detail, names.type);
  }
  const where = inWords(names.target);
  if (type === 'ROUTE_RULE' && target === undefined) {
    throw refused(`ROUTE_RULE is for one webhook: name its uuid in ${where}.`, names.target);
  }
  if (type !== 'ROUTE_RULE' && target !== undefined) {
    throw refused(`Only ROUTE_RULE is for one webhook: leave ${where} out.`, names.target);
  }
}

function insteadOf(type: string): string {
  switch (type) {
    case 'MANUAL':
      return 'To run a webhook by hand, POST to /api/webhooks/<uuid>/run.';
    case 'CRON':
      return 'Give a trigger a schedule, and it comes by itself.';
    case 'WEBHOOK_FAILED':
      return 'To do something when a call fails, draw a wire from the exit “failed” of its action.';
    case 'WEBHOOK_SUCCEEDED':
      return 'To do something when a call succeeds, draw a wire from the exit “succeeded” of its action.';
    default:
      return 'Send it by a name that does not begin with WEBHOOK_.';
  }
}

/** The ids of our own events can be foreseen: whoever took one would keep the event itself from being stored. */
function refuseOurSource(source: string, field: string): void {
  if (source !== ownSource) return;
  throw refused(
    `The source "${ownSource}" is kept for the events that Studyhook makes itself. Name your own system in ${inWords(field)}, such as "pacs", or leave it out.`,
    field,
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
  const misspelt = closest(subject, Object.keys(data));
  const advice =
    misspelt !== undefined
      ? `call "${misspelt}" that, if it is what you mean.`
      : isJsonObject(data['data']?.[subject])
        ? `take it out of "data", and let it stand beside the name of the event.`
        : `add "${subject}":{...} with its fields.`;
  throw notAnEvent(`${type} is about a "${subject}": ${advice}`, subject, 'is required');
}

function refused(detail: string, field: string): Refusal {
  return new Refusal({
    status: 422,
    title: 'This event cannot be sent in',
    detail,
    errors: [{ field, message: detail }],
  });
}
