import { nextRuns } from '../shared/authoring/schedule.ts';
import type { Catalogue } from '../shared/catalogue.ts';
import { authoringContext } from './authoringContext.ts';
import { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import { newIds } from './newIds.ts';
import { createAmbra, type Ambra } from './outbound/ambra.ts';
import { createGates, type Gates } from './outbound/limits.ts';
import type { Sealer } from './outbound/secrets.ts';
import { Breaker, type Breaking, type Sender } from './outbound/send.ts';
import { createSessions } from './outbound/sessions.ts';
import { createSignIns } from './outbound/signIn.ts';
import { createDelivering } from './pipeline/deliver.ts';
import { createIntake, type EventIntake } from './pipeline/intake.ts';
import { createLive, type Live } from './pipeline/live.ts';
import { Retention } from './pipeline/retention.ts';
import { Scheduler } from './pipeline/scheduler.ts';
import { Worker } from './pipeline/worker.ts';
import type { HereDeps, Publisher } from './publish.ts';
import type { Storage } from './storage.ts';

/** The running half over one folder of data, wired and ready to be started. */
export interface System {
  readonly storage: Storage;
  readonly live: Live;
  readonly worker: Worker;
  readonly intake: EventIntake;
  readonly publisher: Publisher;
  readonly gates: Gates;
  readonly ambra: Ambra;
  readonly sealer: Sealer;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly newId: () => string;
  start(): Promise<void>;
  /** Finishes what is under way, breaks it off after the grace and hands it back, closes the storage. */
  stop(grace?: number): Promise<void>;
}

export interface SystemDeps {
  readonly storage: Storage;
  readonly sealer: Sealer;
  readonly sender: Sender;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly createPublisher: (deps: HereDeps) => Publisher;
  readonly onFault: (fault: unknown, doing: string) => void;
  readonly newId?: () => string;
  /** Deliveries that may wait before senders are asked to come back later. */
  readonly bound?: number;
}

const graceMs = 8000;
const defaultBound = 200_000;

export function createSystem(deps: SystemDeps): System {
  const { storage, sealer, catalogue, clock, onFault } = deps;
  const { documents, journal } = storage;
  const newId = deps.newId ?? newIds();
  const changes = new Changes();
  const ending = new Breaker();
  const parts = createPipeline({ ...deps, newId, changes, ending });
  const { live, worker, intake } = parts;
  const nextRun = (cron: string, timeZone: string, from: Date) =>
    nextRuns(cron, timeZone, from, 1)[0] ?? null;
  const scheduler = new Scheduler({ live, intake, clock, nextRun, onFault });
  const retention = new Retention({ journal, documents, clock, onFault });
  const publisher = deps.createPublisher({
    documents,
    journal,
    live,
    clock,
    contextFor: (rule, version) => authoringContext({ documents, catalogue }, rule, version),
  });
  return {
    ...parts,
    storage,
    publisher,
    sealer,
    changes,
    clock,
    catalogue,
    newId,
    async start() {
      await journal.register(live.webhooks());
      await worker.start();
      scheduler.start();
      retention.start();
    },
    async stop(grace = graceMs) {
      scheduler.stop();
      retention.stop();
      const cancel = clock.wake(new Date(clock.now().getTime() + grace), () => {
        ending.abort();
      });
      await worker.stop(grace);
      cancel();
      // Nobody waits any more for what the platform would say to our own questions.
      ending.abort();
      await storage.close();
    },
  };
}

type PipelineDeps = SystemDeps & {
  readonly newId: () => string;
  readonly changes: Changes;
  readonly ending: Breaking;
};

function createPipeline(
  deps: PipelineDeps,
): Pick<System, 'live' | 'gates' | 'worker' | 'intake' | 'ambra'> {
  const { storage, sealer, sender, clock, onFault, newId, changes } = deps;
  const { documents, journal } = storage;
  const { connections, identities } = documents;
  const live = createLive(documents.rules.all());
  const gates = createGates(() => clock.now().getTime());
  // Logins and questions have no signal of their own, and a platform that hangs must not hold up the end.
  const send: Sender['send'] = (call) =>
    sender.send({ ...call, signal: call.signal ?? deps.ending });
  const sessions = createSessions({ send, sealer, clock });
  const connection = (id: string) => connections.get(id);
  const attempt = createDelivering({
    connection,
    identity: (at, userId) =>
      identities.all().find((one) => one.connection === at && one.userId === userId),
    sessions,
    signIn: createSignIns(sealer),
    live,
    versionOf: ({ rule, version }) =>
      documents.rules.get(rule)?.versions.find(({ number }) => number === version)?.webhooks ?? [],
    newId,
    clock,
    send,
    onFault,
  });
  const onStored = (eventKey: number) => {
    changes.tell({ kind: 'event', id: String(eventKey) });
  };
  const worker = new Worker({
    journal,
    gates,
    clock,
    connection,
    paused: () => connections.all().flatMap((one) => (one.paused ? [one.id] : [])),
    attempt,
    onFault,
    onChange: (delivery) => {
      changes.tell({ kind: 'delivery', id: delivery });
    },
    onStored,
  });
  const bound = deps.bound ?? defaultBound;
  const intake = createIntake({ journal, live, worker, clock, newId, bound, onStored, onFault });
  return { live, gates, worker, intake, ambra: createAmbra({ send, sessions, sealer }) };
}
