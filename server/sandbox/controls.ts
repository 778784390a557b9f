import { json, Router, type Response } from 'express';
import { z } from 'zod';
import {
  arrivalSchema,
  everySecondsSchema,
  faultSchema,
  type Fault,
  type FaultInput,
  type Happening,
  type ReceivedCall,
  type StreamState,
} from '../../shared/model/hospital.ts';
import type { Happenings } from './happenings.ts';
import type { HospitalState } from './state.ts';
import type { Study } from './studies.ts';

/** What a demo giver and a test do behind the hospital’s back. */
export interface SandboxControls extends Happenings {
  stream(options: { readonly everySeconds: number }): StreamState;
  stopStream(): StreamState;
  streamState(): StreamState;
  /** Mode `ok` takes a fault away and finishes what it left under way. Throws where the fault makes no sense. */
  setFault(fault: FaultInput): void;
  faults(): readonly Fault[];
  /** The last thousand, newest last. */
  calls(): readonly ReceivedCall[];
  clearCalls(): void;
  studies(): readonly Study[];
  /** What has been done so far: pushes, shares, messages, e-mails, … */
  records(): Omit<HospitalState, 'studies'>;
  /** Every sid is refused from now on; returns how many there were. */
  expireSessions(): number;
  /** Back to the first morning: studies, records, calls, faults, sessions and the stream. */
  reset(): Promise<void>;
}

const uuid = z.string().min(1);
const eventSchema = z.strictObject({ type: z.string().min(1), study: uuid.optional() });
const studySchema = z.strictObject({ study: uuid.optional() });
const streamSchema = z.strictObject({
  everySeconds: everySecondsSchema,
  running: z.boolean().default(true),
});

/** The same over HTTP; each address begins with an underscore. */
export function createControls(sandbox: SandboxControls): Router {
  const router = Router();
  router.use(json({ limit: '100kb', type: () => true }));

  router.get('/_calls', (request, response) => {
    const { path, webhook_id } = request.query;
    const calls = sandbox
      .calls()
      .filter((call) => path === undefined || call.path === path)
      .filter((call) => webhook_id === undefined || call.webhookId === webhook_id);
    response.json({ calls });
  });
  router.delete('/_calls', (_request, response) => {
    sandbox.clearCalls();
    response.status(204).end();
  });
  router.get('/_state', (_request, response) => void response.json(sandbox.records()));

  router.get('/_faults', (_request, response) => void response.json({ faults: sandbox.faults() }));
  router.post('/_faults', async (request, response) => {
    await take(faultSchema, request.body, response, (fault) => {
      sandbox.setFault(fault);
      response.json({ faults: sandbox.faults() });
    });
  });

  router.post('/_arrivals', async (request, response) => {
    await take(arrivalSchema, request.body, response, async ({ study }) => {
      tell(response, await sandbox.arrive(study));
    });
  });
  router.post('/_reports/sign', async (request, response) => {
    await take(studySchema, request.body, response, async ({ study }) => {
      tell(response, await sandbox.sign(study));
    });
  });
  router.post('/_events', async (request, response) => {
    await take(eventSchema, request.body, response, async ({ type, study }) => {
      tell(response, await sandbox.raise(type, study));
    });
  });
  router.get('/_stream', (_request, response) => void response.json(sandbox.streamState()));
  router.post('/_stream', async (request, response) => {
    await take(streamSchema, request.body, response, ({ everySeconds, running }) => {
      response.json(running ? sandbox.stream({ everySeconds }) : sandbox.stopStream());
    });
  });

  router.post('/_sessions/expire', (_request, response) => {
    response.json({ expired: sandbox.expireSessions() });
  });
  router.post('/_reset', async (_request, response) => {
    await sandbox.reset();
    response.status(204).end();
  });
  return router;
}

/** Parses at the door: a body that does not fit is answered with what is wrong with which field. */
async function take<T>(
  schema: z.ZodType<T>,
  body: unknown,
  response: Response,
  use: (value: T) => void | Promise<void>,
): Promise<void> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) {
    await use(parsed.data);
    return;
  }
  const errors = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  response.status(400).json({ status: 'ERROR', error_type: 'INVALID_REQUEST', errors });
}

function tell(response: Response, happening: Happening): void {
  switch (happening.kind) {
    case 'published':
    case 'nobody_listens':
      response.status(202).json(happening);
      return;
    case 'failed':
      response.status(502).json(happening);
      return;
    case 'held_back':
      response.status(429).json(happening);
      return;
    case 'unknown_study':
    case 'unknown_event':
      response.status(404).json(happening);
      return;
  }
}
