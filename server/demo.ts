import { rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Connection, Identity } from '../shared/model/connection.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createRule } from './createRule.ts';
import { account, demoConnectionId, users } from './sandbox/data.ts';
import { NotTaken } from './sandbox/feed.ts';
import { sampleRules } from './sandbox/sampleRules.ts';
import { startSandbox, type Sandbox } from './sandbox/start.ts';
import type { System } from './system.ts';

/** A hospital in a box: the sandbox, and an installation that is connected to it, with six rules that run. */
export interface Demo {
  readonly sandbox: Sandbox;
  /** Connects the installation to the hospital and publishes the sample rules, unless it has been done before. */
  seed(system: System): Promise<void>;
  /** Forgets everything that was done in the demo. The system over `folder` has been stopped. */
  forget(folder: string): Promise<void>;
  stop(): Promise<void>;
}

export interface DemoOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly folder: string;
  readonly clock?: Clock;
  /** Where events are posted: our own front door, as a real platform would. */
  readonly ownUrl: () => string;
  /** Whether our front door is closed on purpose: the process is about to end, or the demo is set up anew. */
  readonly isClosed: () => boolean;
  readonly onFault: (fault: unknown, doing: string) => void;
  /** Something is new at the hospital. */
  readonly onChange: () => void;
}

const seedOfStudies = 'studyhook';

export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { config, folder, log } = options;
  const clock = options.clock ?? systemClock;
  const sandbox = await startSandbox({
    port: config.sandboxPort,
    host: '127.0.0.1',
    folder,
    clock,
    seed: seedOfStudies,
    log,
    publishEvent: (event) => tellUs(options, event),
    onChange: options.onChange,
  });
  return {
    sandbox,
    seed: (system) => seed(system, sandbox.port),
    async forget(systemFolder) {
      // Its key goes too: the fresh installation seals its logins anew.
      await rm(systemFolder, { recursive: true, force: true });
      await sandbox.reset();
    },
    stop: () => sandbox.stop(),
  };
}

async function tellUs(options: DemoOptions, event: unknown): Promise<void> {
  try {
    await postEvent(options, event);
  } catch (fault) {
    if (!options.isClosed()) throw fault;
    throw new NotTaken('Studyhook is stopping or starting over', { cause: fault });
  }
}

/** Node's own fetch, since the address is ours: the guard against foreign addresses has nothing to guard here. */
async function postEvent({ config, ownUrl }: DemoOptions, event: unknown): Promise<void> {
  const token = config.eventsToken ?? config.accessToken;
  const answer = await fetch(`${ownUrl()}/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(event),
  });
  await answer.arrayBuffer();
  if (answer.status !== 202)
    throw new Error(`Studyhook answered ${answer.status} to an event of the demo hospital`);
}

async function seed(system: System, port: number): Promise<void> {
  const { connections, rules } = system.storage.documents;
  const isNew = connections.get(demoConnectionId) === undefined;
  await connect(system, port);
  if (!isNew || rules.all().length > 0) return;
  for (const { name, note, graph } of sampleRules) {
    const rule = await createRule(system, { name, graph, timeZone: 'UTC' });
    const { id, revision } = rule;
    const result = await system.publisher.publish({ rule: id, revision, note });
    if (result.kind !== 'published') {
      throw new Error(`The sample rule "${name}" could not be published`, { cause: result });
    }
  }
}

/** The port may have changed since last time; everything else that a person set stays. */
async function connect(system: System, port: number): Promise<void> {
  const { connections, identities } = system.storage.documents;
  const baseUrl = `http://127.0.0.1:${port}/`;
  await connections.update(demoConnectionId, (current) =>
    current ? { ...current, baseUrl } : newConnection(baseUrl),
  );
  await identities.update('demo-webhook-user', (current) => current ?? webhookUser(system));
}

function newConnection(baseUrl: string): Connection {
  return {
    id: demoConnectionId,
    revision: 1,
    name: 'Demo Hospital',
    kind: 'ambra',
    baseUrl,
    accountId: account.uuid,
    auth: { kind: 'none' },
    allowPrivate: true,
    limits: { concurrency: 8, timeoutSeconds: 30 },
    paused: false,
  };
}

function webhookUser({ sealer }: System): Identity {
  const [user] = users;
  return {
    id: 'demo-webhook-user',
    revision: 1,
    connection: demoConnectionId,
    userId: user.uuid,
    name: user.name,
    login: sealer.seal(user.login),
    password: sealer.seal(user.password),
  };
}
