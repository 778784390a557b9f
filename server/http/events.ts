import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../../shared/catalogue.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Clock } from '../clock.ts';
import type { EventIntake } from '../pipeline/intake.ts';
import type { Live } from '../pipeline/live.ts';
import { StorageFailed, StorageFull, type Accepted, type Storage } from '../storage.ts';
import { createRemarks } from './eventRemarks.ts';
import { notUtf8 } from './notUtf8.ts';
import { answerProblem, Refusal } from './problemDetails.ts';
import { readEvent } from './readEvent.ts';
import { remarksOnTarget } from './routeTarget.ts';
import { noEventsNow } from './storageTrouble.ts';

export interface EventsDeps {
  readonly intake: Pick<EventIntake, 'accept'>;
  readonly storage: Pick<Storage, 'documents' | 'journal'>;
  readonly live: Live;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly onFault: (fault: unknown, doing: string) => void;
  /** An event was not taken, for a reason that lies with its sender. The title is ours, and holds nothing of the event. */
  readonly onRefused: (status: number, title: string) => void;
  /** Whether the process is about to end: the journal may be closed at any moment. */
  readonly stopping?: () => boolean;
}

const largest = 1024 * 1024;
const comeBackSeconds = '5';

/**
 * `POST /events`, a plain handler in front of the Express app: Express alone costs two thirds of what this path can
 * take (measured). Answers 202 with `{id, key, deliveries}` once event and deliveries are on disk.
 */
export function eventsHandler(
  deps: EventsDeps,
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const { catalogue, newId } = deps;
  const remarksOn = createRemarks(catalogue);
  return async (req, res) => {
    try {
      if (deps.stopping?.() === true) throw stopping();
      requirePost(req);
      const body = await readBody(req);
      const now = deps.clock.now();
      if (!isUtf8(body)) throw notUtf8();
      const { event, dataText } = readEvent(body.toString('utf8'), req.headers, {
        catalogue,
        newId,
        now,
      });
      const remarks = [...remarksOn(event), ...remarksOnTarget(deps, event)];
      const accepted = await deps.intake.accept(event, dataText);
      const outcome = accepted.kind === 'conflict' ? await sameMeaning(deps, event, now) : accepted;
      answer(res, event.id, outcome, remarks);
    } catch (fault) {
      answerFault(deps, req, res, fault);
    }
  };
}

function answer(
  res: ServerResponse,
  id: string,
  accepted: Accepted,
  remarks: readonly string[],
): void {
  switch (accepted.kind) {
    case 'stored':
    case 'repeat': {
      const { eventKey: key, deliveries } = accepted;
      const body = JSON.stringify({
        id,
        key,
        deliveries,
        ...(remarks.length > 0 && { remarks }),
      });
      // With its length an answer is one piece on the wire; without, four.
      res.writeHead(202, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      });
      res.end(body);
      return;
    }
    case 'conflict':
      throw new Refusal({
        status: 409,
        title: 'This id belongs to another event',
        detail: `An event with the id ${id} came from this source before and said something else. Give each event an id of its own, or leave the id out.`,
        errors: [{ field: 'id', message: 'belongs to another event from this source' }],
      });
  }
}

/**
 * Storage takes for the same what reads the same; only where that differs is it looked at whether it means another event:
 * another order of the fields, or a time that was left out does not.
 */
async function sameMeaning(
  { storage: { journal } }: EventsDeps,
  event: PlatformEvent,
  now: Date,
): Promise<Accepted> {
  const eventKey = await journal.findEvent(event.source, event.id);
  const stored = eventKey === null ? null : await journal.event(eventKey);
  if (eventKey === null || stored === null) return { kind: 'conflict' };
  // Without a time of its own an event has the moment of its arrival, which is another one each time.
  const isTimed = event.time !== now.toISOString();
  const { type, target, time, data } = stored.event;
  const isSame =
    type === event.type &&
    target === event.target &&
    (!isTimed || time === event.time) &&
    isDeepStrictEqual(data, event.data);
  if (!isSame) return { kind: 'conflict' };
  const deliveries = stored.deliveries.map(({ id, state }) => ({ id, state }));
  return { kind: 'repeat', eventKey, deliveries };
}

function requirePost(req: IncomingMessage): void {
  if (req.method !== 'POST') {
    throw new Refusal(
      { status: 405, title: 'Events are posted', detail: 'Send the event with POST.' },
      { allow: 'POST' },
    );
  }
  const type = req.headers['content-type'] ?? '';
  const isJson = /^application\/(json|cloudevents\+json)\s*(;|$)/i.test(type);
  const encoded = (req.headers['content-encoding'] ?? 'identity') !== 'identity';
  if (isJson && !encoded) return;
  const detail = encoded
    ? 'Send the body as it is, without Content-Encoding.'
    : 'Send one event as JSON, with the header Content-Type: application/json or application/cloudevents+json.';
  const title = encoded ? 'Events are sent as they are' : 'Events are JSON';
  throw new Refusal({ status: 415, title, detail });
}

/** By listening and not by iterating, which costs more and would close the stream before our refusal is heard. */
function readBody(req: IncomingMessage): Promise<Buffer> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    let length = 0;
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= largest) chunks.push(chunk);
      else failed(tooLarge());
    });
    req.once('end', () => {
      done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    });
    req.once('error', failed);
  });
}

function tooLarge(): Refusal {
  const detail = 'An event may be 1 MB long. Send fewer fields, or a link in place of a document.';
  return new Refusal(
    { status: 413, title: 'The event is too large', detail },
    { connection: 'close' },
  );
}

function stopping(): Refusal {
  const detail = `Studyhook is about to stop. Nothing was stored: send the event again in ${comeBackSeconds} seconds.`;
  const problem = { status: 503, title: 'Studyhook is stopping', detail };
  return new Refusal(problem, { 'retry-after': comeBackSeconds, connection: 'close' });
}

function answerFault(
  deps: EventsDeps,
  req: IncomingMessage,
  res: ServerResponse,
  fault: unknown,
): void {
  if (fault instanceof Refusal) {
    answerProblem(res, fault.problem, fault.headers);
    if (fault.problem.status < 500) deps.onRefused(fault.problem.status, fault.problem.title);
    // What is still coming in would otherwise be read as the next request.
    if (!req.complete) req.resume();
    return;
  }
  if (fault instanceof StorageFull) {
    const detail = `${fault.message} Nothing was stored: send the event again in ${comeBackSeconds} seconds.`;
    const problem = { status: 503, title: 'There is no room right now', detail };
    answerProblem(res, problem, { 'retry-after': comeBackSeconds });
    return;
  }
  if (fault instanceof StorageFailed) {
    const { problem, headers } = noEventsNow(fault);
    answerProblem(res, problem, headers);
    return;
  }
  if (req.destroyed && !req.complete) return;
  // The journal was closed under an event that had come in before: it was not written, and that is no fault.
  if (deps.stopping?.() === true) {
    const { problem, headers } = stopping();
    answerProblem(res, problem, headers);
    return;
  }
  deps.onFault(fault, 'taking in an event');
  const detail = 'Studyhook could not store the event. Nothing was stored: send it again.';
  answerProblem(res, { status: 500, title: 'Something broke here', detail });
}
