import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '../../shared/model/json.ts';
import { attribute, attributeHeaders } from './attributeHeader.ts';
import { notAnEvent } from './notAnEvent.ts';
import { Refusal } from './problemDetails.ts';

type Attribute = 'id' | 'source' | 'type' | 'time' | 'target';

/** What was sent of an event, as it was written and unchecked. */
export interface Envelope extends Readonly<Record<Attribute, unknown>> {
  readonly data: unknown;
  /** What the sender calls each part: the field or the header that it came in. */
  readonly names: Readonly<Record<Attribute, string>>;
}

const fields = { id: 'id', source: 'source', type: 'type', time: 'time', target: 'target' };

/** Which of the three forms it is: a CloudEvent in binary or in structured mode, or the lean one. */
export function readEnvelope(body: JsonObject, headers: IncomingHttpHeaders): Envelope {
  if (headers['ce-specversion'] !== undefined) return binary(body, headers);
  if ('specversion' in body) return structured(body);
  if (!('event' in body)) refuseWithoutVersion(headers);
  return lean(body, headers);
}

function binary(data: JsonObject, headers: IncomingHttpHeaders): Envelope {
  if (!/^1\.\d+$/.test(String(headers['ce-specversion']))) {
    throw notAnEvent(
      'Studyhook understands CloudEvents 1.0: send the header ce-specversion: 1.0.',
      'ce-specversion',
      'must be 1.0',
    );
  }
  refuseMixed(data);
  requireAttributes({
    'ce-id': headers['ce-id'],
    'ce-source': headers['ce-source'],
    'ce-type': headers['ce-type'],
  });
  return {
    id: attribute(headers, 'ce-id'),
    source: attribute(headers, 'ce-source'),
    type: attribute(headers, 'ce-type'),
    time: attribute(headers, 'ce-time'),
    target: attribute(headers, 'ce-target'),
    data,
    names: attributeHeaders,
  };
}

/** In binary mode the body is the data alone, whose parts are objects: these are none. */
function refuseMixed(data: JsonObject): void {
  const other = ['specversion', 'event'].find((name) => typeof data[name] === 'string');
  if (other === undefined) return;
  throw notAnEvent(
    `Two forms are mixed: with the header ce-specversion the body is the objects alone, such as {"study":{...}}, but "${other}" is in it. Leave the ce- headers out, or send only the objects.`,
    other,
    'belongs to another form than the header ce-specversion',
  );
}

/** Without its version a CloudEvent in binary mode looks like a lean event that lacks its name. */
function refuseWithoutVersion(headers: IncomingHttpHeaders): void {
  const sent = Object.values(attributeHeaders).find((name) => headers[name] !== undefined);
  if (sent === undefined) return;
  throw notAnEvent(
    `The header ${sent} is one of a CloudEvent, but ce-specversion is missing: send the header ce-specversion: 1.0 too.`,
    'ce-specversion',
    'is missing: it has to be 1.0',
  );
}

function structured(event: JsonObject): Envelope {
  const { id, source, type, time, target, data } = event;
  if (event['specversion'] !== '1.0') {
    throw notAnEvent(
      'Studyhook understands CloudEvents 1.0: set "specversion":"1.0".',
      'specversion',
      'must be "1.0"',
    );
  }
  if (type === undefined && 'event' in event) throw mixedBody();
  if (data === undefined && 'data_base64' in event) throw encoded();
  requireAttributes({ id, source, type, data });
  return { id, source, type, time, target, data, names: fields };
}

function mixedBody(): Refusal {
  return notAnEvent(
    'Two forms are mixed: with "specversion" the name of the event is its "type", and without it "event". Write "type" in place of "event", or leave "specversion" out.',
    'event',
    'belongs to another form than "specversion"',
  );
}

function encoded(): Refusal {
  return notAnEvent(
    '"data_base64" is not taken. Send the objects of the event in "data", as JSON: {"study":{...}}.',
    'data_base64',
    'is not taken: send "data" as JSON',
  );
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
    throw notAnEvent(detail, 'event', 'is required');
  }
  const hasOwnId = id !== undefined && id !== null;
  return {
    id: hasOwnId ? id : headers['webhook-id'],
    source,
    type: event,
    time,
    target,
    data,
    names: { ...fields, type: 'event', id: hasOwnId ? 'id' : 'webhook-id' },
  };
}
