import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Graph } from '../../shared/model/graph.ts';
import type { DeliveryStory, Storage } from '../../server/storage.ts';
import type { System } from '../../server/system.ts';
import { publishGraphs, withSystem } from '../support/publishGraphs.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';

/**
 * Kills the compiled server over and over while events pour in, then counts: every event that was answered with 202 has
 * exactly its deliveries, what was answered is not sent again, chains and once hold.
 */
export interface CrashOptions {
  readonly rounds: number;
  /** Events under way at once. */
  readonly senders: number;
  readonly random: () => number;
  /** Longest time in milliseconds from the first event to the kill. */
  readonly longestLife: number;
  readonly log?: (line: string) => void;
}

/** What was found; each list should be empty. */
export interface CrashReport {
  readonly acknowledged: number;
  readonly calls: number;
  readonly interrupted: number;
  readonly wrong: readonly string[];
}

interface Acknowledged {
  readonly id: string;
  readonly deliveries: readonly string[];
  readonly modality: string;
}

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

const graph: Graph = {
  nodes: [
    { id: 'arrives', kind: 'trigger', event: 'STUDY_SYNC' },
    {
      id: 'isCt',
      kind: 'condition',
      when: { field: 'study.modality', op: 'equals', value: 'CT' },
    },
    action('push', 'study/push', { uuid: 'study.uuid', destination_id: 'd1' }),
    action('tell', 'message/add', { study_id: 'study.uuid', body: 'The push failed' }),
    {
      ...action('first', 'tag/add', { tag: 'seen', object: 'Study', object_id: 'study.uuid' }),
      once: 'study',
    },
  ],
  wires: [
    { from: 'arrives', exit: 'out', to: 'isCt' },
    { from: 'isCt', exit: 'yes', to: 'push' },
    { from: 'push', exit: 'failed', to: 'tell' },
    { from: 'arrives', exit: 'out', to: 'first' },
  ],
  positions: {},
};

function action(id: string, command: string, parameters: Record<string, string>) {
  return { id, kind: 'action', name: id, command, parameters, method: 'POST_JSON' } as const;
}

export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhook-crash-'));
  const receiver = await startReceiver(({ path, json }) => {
    const { uuid = '' } = json as { uuid?: string };
    const refuse = path === '/study/push' && uuid.endsWith('7');
    return refuse
      ? { status: 412, body: { status: 'ERROR', error_type: 'NOT_FOUND' } }
      : { body: { status: 'OK' } };
  });
  try {
    await publishGraphs(folder, receiver.url, [graph]);
    const acknowledged = await crashRounds(folder, options);
    return await withSystem(folder, async (system) => {
      await drain(system);
      await releaseHeld(system);
      await drain(system);
      return count(system.storage, receiver, acknowledged);
    });
  } finally {
    await receiver.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function crashRounds(folder: string, options: CrashOptions): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  let serial = 0;
  for (let round = 1; round <= options.rounds; round += 1) {
    const server = await startServer(folder);
    const life = options.random() * options.longestLife;
    const timer = setTimeout(() => server.process.kill('SIGKILL'), life);
    const exited = new Promise((done) => server.process.once('exit', done));
    let alive = true;
    const senders = Array.from({ length: options.senders }, async () => {
      while (alive) {
        serial += 1;
        const answer = await post(server.url, eventOf(serial, options.random));
        if (answer) acknowledged.push(answer);
        else alive = false;
      }
    });
    await Promise.all([exited, ...senders]);
    clearTimeout(timer);
    options.log?.(
      `round ${round}: killed after ${Math.round(life)} ms, ${acknowledged.length} acknowledged`,
    );
  }
  return acknowledged;
}

/** Ten studies come again and again, so that "once" has something to hold back. */
function eventOf(serial: number, random: () => number) {
  const again = serial % 5 === 0;
  const uuid = again ? `again-${serial % 50}` : `study-${serial}`;
  const modality = random() < 0.5 ? 'CT' : 'MR';
  return { event: 'STUDY_SYNC', id: `event-${serial}`, study: { uuid, modality } };
}

async function post(url: string, event: ReturnType<typeof eventOf>): Promise<Acknowledged | null> {
  try {
    const answer = await fetch(`${url}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
    });
    if (answer.status !== 202) throw new Error(`answered ${answer.status}: ${await answer.text()}`);
    const body = (await answer.json()) as { id: string; deliveries: { id: string }[] };
    return {
      id: body.id,
      deliveries: body.deliveries.map((d) => d.id),
      modality: event.study.modality,
    };
  } catch (fault) {
    // Killed in mid-sentence: nothing was promised. Any answer but 202 is a finding.
    if (fault instanceof Error && fault.message.startsWith('answered')) throw fault;
    return null;
  }
}

async function startServer(folder: string): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, DATA_DIR: folder, DEMO: '0', PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((done, failed) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/[^\s]+/.exec(said);
      if (found) done(found[0]);
    });
    child.once('exit', () => {
      failed(new Error(`the server ended before it listened: ${said}`));
    });
  });
  return { process: child, url: url.replace('localhost', '127.0.0.1') };
}

/** Waits until nothing is owed any more; told by the system's own changes, not by the clock. */
async function drain(system: System): Promise<void> {
  for (;;) {
    if ((await system.storage.journal.backlog()) === 0) return;
    await new Promise<void>((done) => {
      const timer = setTimeout(done, 200);
      const deaf = system.changes.listen(() => {
        clearTimeout(timer);
        deaf();
        done();
      });
    });
  }
}

/** On a slow machine the same call can be cut off so often that it is held for a person: here somebody lets it go. */
async function releaseHeld({ storage, worker, clock }: System): Promise<void> {
  for (;;) {
    const { items } = await storage.journal.deliveries({ limit: 200, states: ['held'] });
    if (items.length === 0) return;
    const deliveries = items.map(({ id }) => id);
    const now = clock.now().toISOString();
    await storage.journal.move({ deliveries }, 'waiting', now, 'Somebody released it.');
    await worker.wake();
  }
}

async function count(
  storage: Storage,
  receiver: Receiver,
  acknowledged: readonly Acknowledged[],
): Promise<CrashReport> {
  const wrong: string[] = [];
  const stories = await allStories(storage);
  const received = new Map<string, number>();
  for (const { headers } of receiver.requests) {
    const id = headers['webhook-id'] ?? 'none';
    received.set(id, (received.get(id) ?? 0) + 1);
  }
  for (const { id, deliveries, modality } of acknowledged) {
    const kept = deliveries.filter((delivery) => stories.has(delivery));
    const owed = modality === 'CT' ? 2 : 1;
    if (kept.length !== owed || deliveries.length !== owed) {
      wrong.push(
        `${id} owed ${owed} deliveries, was answered ${deliveries.length}, kept ${kept.length}`,
      );
    }
  }
  for (const story of stories.values()) wrong.push(...faultsOf(story, received));
  for (const id of received.keys())
    if (!stories.has(id)) wrong.push(`call of unknown delivery ${id}`);
  wrong.push(...onceFaults([...stories.values()]), ...pairFaults([...stories.values()]));
  const attempts = [...stories.values()].flatMap((story) => story.attempts);
  return {
    acknowledged: acknowledged.length,
    calls: receiver.requests.length,
    interrupted: attempts.filter((a) => a.answer?.kind === 'interrupted').length,
    wrong,
  };
}

async function allStories(storage: Storage): Promise<Map<string, DeliveryStory>> {
  const stories = new Map<string, DeliveryStory>();
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Storage['journal']['deliveries']>> =
      await storage.journal.deliveries({ limit: 200, ...(cursor !== null && { cursor }) });
    const found = await Promise.all(page.items.map(({ id }) => storage.journal.story(id)));
    for (const story of found) if (story) stories.set(story.delivery.id, story);
    cursor = page.next;
  } while (cursor !== null);
  return stories;
}

function faultsOf(story: DeliveryStory, received: ReadonlyMap<string, number>): string[] {
  const { delivery, attempts, webhook, event, led } = story;
  const at = `${webhook.name} of ${event.id} (${delivery.state})`;
  const calls = received.get(delivery.id) ?? 0;
  const wrong: string[] = [];
  if (delivery.state === 'skipped') {
    if (calls > 0) wrong.push(`${at}: skipped, and yet called`);
    return wrong;
  }
  if (delivery.state !== 'succeeded' && delivery.state !== 'failed')
    wrong.push(`${at}: not settled`);
  const answered = attempts.filter((a) => a.answer?.kind === 'answered').length;
  if (answered !== 1) wrong.push(`${at}: ${answered} answers written down`);
  if (attempts.at(-1)?.answer?.kind !== 'answered')
    wrong.push(`${at}: sent again after its answer`);
  if (calls === 0 || calls > attempts.length)
    wrong.push(`${at}: ${calls} calls, ${attempts.length} attempts`);
  const chained = led.length;
  const owed = delivery.state === 'failed' ? 1 : 0;
  if (chained !== owed) wrong.push(`${at}: led to ${chained} deliveries in place of ${owed}`);
  return wrong;
}

/** "Once" holds: of all deliveries of the tag for one study exactly one was made. */
function onceFaults(stories: readonly DeliveryStory[]): string[] {
  const made = new Map<string, number>();
  for (const { delivery, webhook, event } of stories) {
    if (!webhook.once || webhook.by_webhook_event) continue;
    const study = JSON.stringify(event.data['study']?.['uuid']);
    made.set(study, (made.get(study) ?? 0) + (delivery.state === 'skipped' ? 0 : 1));
  }
  return [...made].filter(([, n]) => n !== 1).map(([study, n]) => `${study} was tagged ${n} times`);
}

/** One event owes one webhook one delivery, never two. */
function pairFaults(stories: readonly DeliveryStory[]): string[] {
  const seen = new Set<string>();
  return stories.flatMap(({ delivery, event }) => {
    const pair = `${event.source} ${event.id} ${delivery.webhook}`;
    if (seen.has(pair)) return [`${pair} has two deliveries`];
    seen.add(pair);
    return [];
  });
}
