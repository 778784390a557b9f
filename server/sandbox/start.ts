import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { raw, type ErrorRequestHandler, type Express, type Router } from 'express';
import { faultSchema } from '../../shared/model/hospital.ts';
import { createApi, finishPushes } from './api.ts';
import { createCalls, type Calls } from './calls.ts';
import type { SandboxClock } from './clock.ts';
import { createCommands } from './commands.ts';
import { createControls, type SandboxControls } from './controls.ts';
import { destinations } from './data.ts';
import { createFaults, type Faults } from './faults.ts';
import { createFeed, type PublishEvent } from './feed.ts';
import { guard } from './guard.ts';
import { createHappenings, type Happenings } from './happenings.ts';
import { createSessions, type SessionLimits, type Sessions } from './sessions.ts';
import { openStore, type Store } from './store.ts';
import { createStream, type Stream } from './stream.ts';

type Warn = (text: string, fault?: unknown) => void;

/**
 * A hospital in a box: the platform's API with invented studies, on this machine only. It has its own folder and touches
 * nothing outside it.
 */
export interface Sandbox extends SandboxControls {
  readonly port: number;
  /** With a slash at its end: the base address of a connection. */
  readonly url: string;
  readonly destinations: readonly { readonly uuid: string; readonly name: string }[];
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: '127.0.0.1';
  /** Created if need be. Only the demo's own snapshot in it is ever written or removed. */
  readonly folder: string;
  readonly clock: SandboxClock;
  /** The same seed, the same forty studies. */
  readonly seed: string;
  readonly publishEvent?: PublishEvent;
  readonly log?: { warn(details: object, text: string): void };
  readonly sessions?: SessionLimits;
  /** Called whenever a look at the studies, the stream, the faults or the calls would show something new. */
  readonly onChange?: () => void;
}

/** Resolves when the port is open; rejects when it is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock, folder, seed, log, onChange = () => undefined } = options;
  const warn: Warn = (text, fault) => {
    log?.warn(fault === undefined ? {} : { err: fault }, text);
  };
  const store = await openStore({ folder, seed, clock, warn, onChange });
  // What was left under way waits for nothing any more: faults end with the process.
  finishPushes(store, '*');
  const sessions = createSessions(clock, options.sessions);
  const [calls, faults] = [createCalls(onChange), createFaults(onChange)];
  const feed = createFeed({ clock, publishEvent: options.publishEvent, warn });
  const happenings = createHappenings(store, feed, clock);
  const stream = createStream(clock, () => happenings.arrive(), onChange);
  const controls = assemble({ store, sessions, calls, faults, happenings, stream });
  const commands = createCommands(sessions);
  const api = createApi({ clock, store, sessions, calls, faults, feed, commands });

  const server = createServer(createApp(createControls(controls), api, warn));
  const port = await listen(server, options);
  return {
    ...controls,
    destinations,
    port,
    url: `http://127.0.0.1:${port}/`,
    async stop() {
      stream.stop();
      await close(server);
      await store.flush();
    },
  };
}

interface Parts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly calls: Calls;
  readonly faults: Faults;
  readonly happenings: Happenings;
  readonly stream: Stream;
}

function assemble(parts: Parts): SandboxControls {
  const { store, sessions, calls, faults, happenings, stream } = parts;
  return {
    ...happenings,
    stream: ({ everySeconds }) => stream.start(everySeconds),
    stopStream: stream.stop,
    streamState: stream.state,
    setFault(input) {
      const fault = faultSchema.parse(input);
      faults.set(fault);
      if (fault.mode === 'ok') finishPushes(store, fault.destination);
    },
    faults: faults.all,
    calls: calls.all,
    clearCalls: calls.clear,
    studies: () => store.state().studies,
    records() {
      const { studies: _, ...records } = store.state();
      return records;
    },
    expireSessions: sessions.expireAll,
    async reset() {
      stream.stop();
      calls.clear();
      faults.clear();
      sessions.expireAll();
      await store.reset();
    },
  };
}

function createApp(controls: Router, api: ReturnType<typeof createApi>, warn: Warn): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(guard);
  app.get('/', (request, response) => {
    response.type('text').send(welcome(`http://${request.get('host')}/`));
  });
  app.use((request, response, next) => {
    if (request.path.startsWith('/_')) controls(request, response, next);
    else next();
  });
  app.use(raw({ limit: '1mb', type: () => true }), api);
  app.use(failed(warn));
  return app;
}

const welcome = (url: string) =>
  `This is the demo hospital: an imaging platform with invented studies, on this machine only.

  POST ${url}session/login   login=webhook@demo.hospital  password=demo-webhook
  POST ${url}study/list      sid=…
  GET  ${url}_calls          what has been received
  POST ${url}_arrivals       lets a study arrive
`;

/** A body too long or broken is the caller's; anything else is our fault, and its text stays in the log. */
const failed =
  (warn: Warn): ErrorRequestHandler =>
  (fault: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(fault);
      return;
    }
    const given = fault instanceof Error && 'status' in fault ? Number(fault.status) : 500;
    const ours = !(given >= 400 && given < 500);
    if (ours) warn('The demo hospital could not answer a request.', fault);
    response
      .status(ours ? 500 : given)
      .json({ status: 'ERROR', error_type: ours ? 'ERROR' : 'INVALID_REQUEST' });
  };

async function listen(server: Server, { port, host }: SandboxOptions): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Callers that were left hanging are let go. */
async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
