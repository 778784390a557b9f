import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { ambra } from '../shared/catalogue/ambra.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { startDemo, type Demo } from './demo.ts';
import { createApp } from './http/app.ts';
import { eventsHandler, type EventsDeps } from './http/events.ts';
import { guardEvents } from './http/guard.ts';
import { answerProblem } from './http/problemDetails.ts';
import { checkAddress } from './outbound/address.ts';
import { checkAuth, maskAuth, sealAuth } from './outbound/auth.ts';
import { createSealer, loadKey } from './outbound/secrets.ts';
import { createSender } from './outbound/send.ts';
import { createHere } from './publish/here.ts';
import { requireRightKey } from './rightKey.ts';
import { sampleRules } from './sandbox/sampleRules.ts';
import { folderFault } from './storage/embedded/folderFault.ts';
import { openEmbeddedStorage } from './storage/embedded/open.ts';
import { StorageFailed, type Storage } from './storage.ts';
import { createSystem, type System } from './system.ts';

export interface Studyhook {
  readonly url: string;
  readonly demo: Demo | null;
  readonly system: () => System;
  /** Stops listening, finishes or hands back what is under way, closes the files. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly version: string;
  readonly log: Logger;
  readonly clientDir: string;
  /** Tests hold time still. */
  readonly clock?: Clock;
  /** Development serves the client's sources in place of the built client. */
  readonly pages?: (http: Server) => Promise<RequestListener>;
}

/**
 * Puts the parts together and listens. This and `main.ts` are the only places that choose an implementation.
 */
export async function start(options: StartOptions): Promise<Studyhook> {
  const { config } = options;
  const http = createServer();
  let stopping = false;
  const runtime = await startRuntime(options, () => urlOf(http, config)).catch((fault: unknown) => {
    throw folderFault(fault, config.dataDir);
  });
  const app = createApp({
    config,
    version: options.version,
    log: options.log,
    clientDir: options.clientDir,
    system: runtime.system,
    demo: runtime.demo && { sandbox: runtime.demo.sandbox, reset: runtime.reset },
    samples: sampleRules,
    stopping: () => stopping,
    checkAddress,
    checkAuth,
    maskAuth,
    sealAuth,
  });
  const pages = (await options.pages?.(http)) ?? app;
  http.on('request', frontDoor(runtime, config, app, pages));
  try {
    await listen(http, config);
  } catch (fault) {
    await runtime.stop();
    throw fault;
  }
  return {
    url: urlOf(http, config),
    demo: runtime.demo,
    system: runtime.system,
    async stop() {
      stopping = true;
      const closed = new Promise((done) => http.close(done));
      http.closeIdleConnections();
      await runtime.stop();
      http.closeAllConnections();
      await closed;
    },
  };
}

interface Runtime {
  readonly demo: Demo | null;
  readonly events: ReturnType<typeof eventsHandler>;
  readonly system: () => System;
  readonly reset: () => Promise<void>;
  /** Between two systems there is none that could answer. */
  readonly isResetting: () => boolean;
  stop(): Promise<void>;
}

async function startRuntime(options: StartOptions, ownUrl: () => string): Promise<Runtime> {
  const { config, log } = options;
  const { onFault, onRefused } = tellingIn(log);
  const demoFolder = join(config.dataDir, 'demo');
  const folder = config.demo ? join(demoFolder, 'studyhook') : config.dataDir;
  const sender = createSender();
  const open = () => openSystem({ ...options, folder, sender, onFault });
  let system = await open();
  let isResetting = false;
  let isStopping = false;
  const handleEvents = () =>
    eventsHandler({ ...system, onFault, onRefused, stopping: () => isStopping });
  let events = handleEvents();
  const demo = config.demo
    ? await startDemo({
        ...options,
        folder: join(demoFolder, 'hospital'),
        ownUrl,
        isClosed: () => isStopping || isResetting,
        onFault,
        onChange() {
          system.changes.tell({ kind: 'demo', id: 'demo' });
        },
      })
    : null;
  await demo?.seed(system);
  await system.start();
  return {
    demo,
    system: () => system,
    isResetting: () => isResetting,
    events: (req, res) => events(req, res),
    async reset() {
      const previous = system;
      isResetting = true;
      try {
        demo?.sandbox.stopStream();
        // What is under way is forgotten anyway: nobody waits for it.
        await previous.stop(0);
        await demo?.forget(folder);
        system = await open();
        events = handleEvents();
        await demo?.seed(system);
        await system.start();
      } finally {
        isResetting = false;
      }
      previous.changes.tell({ kind: 'reset' });
    },
    async stop() {
      isStopping = true;
      demo?.sandbox.stopStream();
      // The hospital stays until its callers have had their answers: a call cut off would count as one that failed.
      await system.stop();
      await demo?.stop();
      await sender.close();
    },
  };
}

/** What goes wrong, told in the log. */
function tellingIn(log: StartOptions['log']): Pick<EventsDeps, 'onFault' | 'onRefused'> {
  return {
    onFault(fault, doing) {
      const what = `Something went wrong while ${doing}`;
      // What the disk does is told in a sentence; a stack is for what nobody foresaw.
      if (fault instanceof StorageFailed) log.error(`${what}. ${fault.message}`);
      else log.error({ err: fault }, what);
    },
    // A study of which nobody hears otherwise: its sender may not tell anybody.
    onRefused(status, title) {
      log.warn({ status, title }, 'An event was refused');
    },
  };
}

interface OpenOptions extends StartOptions {
  readonly folder: string;
  readonly sender: ReturnType<typeof createSender>;
  readonly onFault: (fault: unknown, doing: string) => void;
}

async function openSystem({
  config,
  folder,
  sender,
  onFault,
  clock,
  log,
}: OpenOptions): Promise<System> {
  const onTrouble = (trouble: StorageFailed | null) => {
    if (trouble) log.error(`No more events are taken. ${trouble.message}`);
    else log.warn('The journal’s files are back where they were: events are taken again.');
  };
  const storage = await openEmbeddedStorage({ folder, mayLackDocuments: config.demo, onTrouble });
  try {
    const { secretKey } = config;
    const warn = (text: string) => {
      log.warn(text);
    };
    if (storage.isJournalMissed) warn(journalMissed(folder));
    const { lostFolders } = storage;
    if (lostFolders.length > 0) warn(config.demo ? demoLost(lostFolders) : madeAnew(lostFolders));
    else if (await waitsWithoutRules(storage)) warn(rulesMissed(folder));
    const key = await loadKey({ folder, warn, ...(secretKey !== undefined && { secretKey }) });
    const sealer = createSealer(key);
    requireRightKey(storage.documents, sealer, folder);
    return createSystem({
      storage,
      sealer,
      sender,
      catalogue: ambra,
      clock: clock ?? systemClock,
      createPublisher: createHere,
      onFault,
    });
  } catch (fault) {
    await storage.close();
    throw fault;
  }
}

function journalMissed(folder: string): string {
  const file = join(folder, 'journal.db');
  return `There are rules or connections in ${folder} but there was no journal, or an empty one, so a new one was begun: what was still to be sent is not known. If there is a copy of ${file}, stop Studyhook and put it back.`;
}

/** May be so after rules were deleted and their calls run again; or every rule's file is gone. */
async function waitsWithoutRules({ documents, journal }: Storage): Promise<boolean> {
  return documents.rules.all().length === 0 && (await journal.backlog()) > 0;
}

function rulesMissed(folder: string): string {
  return `There are no rules in ${join(folder, 'rules')}, and yet calls wait to be sent; they go out. If rules were lost, stop Studyhook and put that folder back from a backup.`;
}

function madeAnew(folders: readonly string[]): string {
  return `There was no ${folders.join(' and no ')} beside other data of Studyhook’s, so an empty one was made. If something was in it, stop Studyhook and put it back from a backup.`;
}

function demoLost(folders: readonly string[]): string {
  return `What the demo kept in ${folders.join(' and ')} is lost. It goes on without; start the demo over to have all of it again.`;
}

const needsSystem = /^\/(api|readyz|metrics|events)(\/|$)/;

const resetting = {
  status: 503,
  title: 'The demo begins anew',
  detail: 'The demo is being set up anew. Nothing was changed: send this again in a second.',
};

// In development the client's own sources lie below /api too.
const ours = /^\/(api|healthz|readyz|metrics)(\/(?!.*\.tsx?$)|$)/;

/** The event path is answered by a plain handler in front of the Express app; everything else is Express. */
function frontDoor(
  runtime: Runtime,
  config: Config,
  app: RequestListener,
  pages: RequestListener,
): RequestListener {
  return (req, res) => {
    const [path = ''] = (req.url ?? '').split('?', 1);
    if (runtime.isResetting() && needsSystem.test(path)) {
      answerProblem(res, resetting, { 'retry-after': '1' });
      return;
    }
    if (path !== '/events' && path !== '/events/') {
      (ours.test(path) ? app : pages)(req, res);
      return;
    }
    const refusal = guardEvents(config, req);
    if (refusal) answerProblem(res, refusal.problem, refusal.headers);
    else void runtime.events(req, res);
  };
}

async function listen(http: Server, config: Config): Promise<void> {
  await new Promise<void>((done, failed) => {
    http.once('error', failed);
    http.listen(config.port, config.host, () => {
      http.off('error', failed);
      done();
    });
  });
}

function urlOf(http: Server, config: Config): string {
  const address = http.address() as AddressInfo | null;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  // "Everywhere" is an address to listen at and none to go to.
  const isHere = ['127.0.0.1', '0.0.0.0', '[::]'].includes(host);
  return `http://${isHere ? 'localhost' : host}:${address?.port ?? config.port}`;
}
