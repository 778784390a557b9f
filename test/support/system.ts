import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Connection } from '../../shared/model/connection.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { ActionNode, Graph, GraphNode, Wire } from '../../shared/model/graph.ts';
import type { Rule } from '../../shared/model/rule.ts';
import { createRule } from '../../server/createRule.ts';
import { createSealer } from '../../server/outbound/secrets.ts';
import { createSender } from '../../server/outbound/send.ts';
import { createHere } from '../../server/publish/here.ts';
import { openEmbeddedStorage } from '../../server/storage/embedded/open.ts';
import type { DeliveryStory } from '../../server/storage.ts';
import { createSystem, type System } from '../../server/system.ts';
import { createClock, type TestClock } from './clock.ts';
import { startReceiver, type Handler, type Receiver } from './receiver.ts';

/** A running system over a folder of its own, connected to one receiver, on a clock that stands still. */
export interface TestSystem {
  readonly system: System;
  readonly receiver: Receiver;
  readonly clock: TestClock;
  readonly folder: string;
  /** Makes a rule of the graph and publishes it. */
  publish(graph: Graph, name?: string): Promise<Rule>;
  connect(connection: Partial<Connection> & { id: string }): Promise<void>;
  /** Takes an event in and returns the ids of its deliveries. */
  happen(event?: Partial<PlatformEvent>): Promise<string[]>;
  story(delivery: string): Promise<DeliveryStory>;
  /** The story once it is as wanted; looks again at every change. */
  storyWhen(delivery: string, wanted: (story: DeliveryStory) => boolean): Promise<DeliveryStory>;
  /** Once the delivery has come to an end. */
  ended(delivery: string): Promise<DeliveryStory>;
  /** As the process ends: what is under way has had all its grace. The folder and the receiver stay. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface TestSystemOptions {
  readonly handler?: Handler;
  readonly clock?: TestClock;
  readonly bound?: number;
  /** An earlier one's folder, to go on where it stopped. */
  readonly folder?: string;
  readonly receiver?: Receiver;
}

const key = Buffer.alloc(32, 7);

/** A system for one test: it is closed when the test is over, and its faults are the test's. */
export async function systemForTest(options: TestSystemOptions = {}): Promise<TestSystem> {
  const started = await startTestSystem(options);
  onTestFinished(() => started.close());
  return started;
}

export async function startTestSystem(options: TestSystemOptions = {}): Promise<TestSystem> {
  const clock = options.clock ?? createClock();
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'studyhook-system-')));
  const receiver = options.receiver ?? (await startReceiver(options.handler));
  const storage = await openEmbeddedStorage({ folder });
  const sender = createSender();
  const sealer = createSealer(key);
  const faults: unknown[] = [];
  const system = createSystem({
    storage,
    sealer,
    sender,
    catalogue: ambra,
    clock,
    createPublisher: createHere,
    onFault: (fault) => faults.push(fault),
    ...(options.bound !== undefined && { bound: options.bound }),
  });
  const { connections, identities } = storage.documents;
  const connect: TestSystem['connect'] = async (connection) => {
    await connections.update(connection.id, () => ({
      revision: 1,
      name: connection.id,
      kind: 'ambra',
      baseUrl: receiver.url,
      // Its own sign-in: a command that takes a session may then be called as nobody.
      auth: { kind: 'bearer', token: sealer.seal('let-me-in') },
      allowPrivate: true,
      limits: { concurrency: 8, timeoutSeconds: 5 },
      paused: false,
      ...connection,
    }));
  };
  if (!connections.get('platform')) await connect({ id: 'platform', name: 'Platform' });
  await identities.update('webhook-user', () => ({
    id: 'webhook-user',
    revision: 1,
    connection: 'platform',
    userId: 'user-1',
    name: 'Webhook User',
    login: sealer.seal('webhook@example.org'),
    password: sealer.seal('open-sesame'),
  }));
  await system.start();

  const story = async (delivery: string) => {
    const found = await storage.journal.story(delivery);
    if (!found) throw new Error(`no delivery ${delivery}`);
    return found;
  };
  const storyWhen: TestSystem['storyWhen'] = async (delivery, wanted) => {
    for (;;) {
      const changed = new Promise<void>((done) => {
        const deaf = system.changes.listen((change) => {
          if (change.kind !== 'delivery' || change.id !== delivery) return;
          deaf();
          done();
        });
      });
      const found = await story(delivery);
      if (wanted(found)) return found;
      await changed;
    }
  };
  let stopped: Promise<void> | null = null;
  const stop = (grace?: number) => (stopped ??= system.stop(grace).then(() => sender.close()));
  return {
    system,
    receiver,
    clock,
    folder,
    connect,
    story,
    storyWhen,
    ended: (delivery) =>
      storyWhen(delivery, (s) => !['waiting', 'sending', 'held'].includes(s.delivery.state)),
    async publish(graph, name = 'Rule') {
      const rule = await createRule(system, { name, graph, timeZone: 'UTC' });
      const result = await system.publisher.publish({ rule: rule.id, revision: 1, note: '' });
      if (result.kind !== 'published') throw new Error(JSON.stringify(result, null, 2));
      return result.rule;
    },
    async happen(event = {}) {
      const whole = { ...studyArrives(clock.now()), ...event };
      const accepted = await system.intake.accept(whole);
      if (accepted.kind === 'conflict') throw new Error('conflict');
      return accepted.deliveries.map((d) => d.id);
    },
    async stop() {
      const stopping = stop();
      clock.advance(10_000);
      await stopping;
    },
    async close() {
      // The clock stands still: a grace would never be over.
      await stop(0);
      if (!options.receiver) await receiver.close();
      if (!options.folder) await rm(folder, { recursive: true, force: true });
      if (faults.length > 0) throw new AggregateError(faults, 'the system reported faults');
    },
  };
}

let serial = 0;

export function studyArrives(now: Date, study: Record<string, string> = {}): PlatformEvent {
  serial += 1;
  return {
    id: `event-${serial}`,
    source: 'test',
    type: 'STUDY_SYNC',
    time: now.toISOString(),
    data: { study: { uuid: 's1', modality: 'CT', ...study } },
    causes: [],
  };
}

/** A trigger and what follows it in a row, each through its first exit unless the wire names another. */
export function ruleOf(nodes: readonly GraphNode[], wires?: readonly Wire[]): Graph {
  const inARow = nodes.slice(1).map((node, n): Wire => {
    const from = nodes[n];
    const exit = from?.kind === 'condition' ? 'yes' : from?.kind === 'action' ? 'succeeded' : 'out';
    return { from: from?.id ?? '', exit, to: node.id };
  });
  return { nodes: [...nodes], wires: [...(wires ?? inARow)], positions: {} };
}

export const arrives: GraphNode = { id: 'arrives', kind: 'trigger', event: 'STUDY_SYNC' };

export function push(extra: Partial<ActionNode> = {}): ActionNode {
  return {
    id: 'push',
    kind: 'action',
    command: 'study/push',
    method: 'POST',
    parameters: { uuid: 'study.uuid', destination_id: 'd1' },
    ...extra,
  };
}
