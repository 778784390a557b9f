import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import type { Graph } from '../../shared/model/graph.ts';
import { publishGraphs } from '../support/publishGraphs.ts';
import { message, startProcess } from './processes.ts';

const events = 4000;
const senders = 128;
/** Many and short, in turns: the machine's own pace changes by half from one to the next. */
const rounds = 11;
const warmUps = 2;
const rules = 100;

/** Our durable way from intake to delivery beside a bare handler, in turns, each in a process of its own. */
export async function benchIntake(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhook-bench-'));
  const sink = await startProcess('./sink.ts');
  await publishGraphs(
    folder,
    sink.url,
    Array.from({ length: rules }, (_, n) => ruleNumber(n)),
  );
  const ceiling = await startProcess('./ceiling.ts', [sink.url]);
  const env = { DATA_DIR: folder, DEMO: '0', PORT: '0', LOG_LEVEL: 'error' };
  const ours = await startProcess('../../dist/server/main.js', [], env);
  try {
    const measureBare = (name: string) => measure(ceiling.url, sink, `bare-${name}`);
    const measureOurs = (name: string) => measure(ours.url, sink, `durable-${name}`);
    for (let round = 1; round <= warmUps; round += 1) {
      await measureBare(`warm-up-${round}`);
      await measureOurs(`warm-up-${round}`);
    }
    const ratios: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const isOursFirst = round % 2 === 0;
      const first = isOursFirst ? await measureOurs(`${round}`) : null;
      const bare = await measureBare(`${round}`);
      const durable = first ?? (await measureOurs(`${round}`));
      ratios.push(durable / bare);
      console.log(
        `round ${round}: bare handler ${bare.toFixed(0)}/s, Studyhook ${durable.toFixed(0)}/s, ratio ${(durable / bare).toFixed(2)}`,
      );
    }
    const median = ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
    console.log(
      `intake to delivery, ${rules} rules of which one matches, 2 KB event: median ratio ${median.toFixed(2)} (aim 0.60)\n`,
    );
  } finally {
    await Promise.all([ours.stop(), ceiling.stop()]);
    await sink.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Events per second, from the first event sent to the last call received. */
async function measure(
  url: string,
  sink: Awaited<ReturnType<typeof startProcess>>,
  name: string,
): Promise<number> {
  const ready = message(sink.child, 'ready');
  sink.child.send(events);
  await ready;
  const all = message(sink.child, 'all');
  const pool = new Pool(url, { connections: senders });
  const started = performance.now();
  let next = 0;
  const send = async () => {
    while (next < events) {
      next += 1;
      const body = eventNumber(next, name);
      const headers = { 'content-type': 'application/json' };
      const answer = await pool.request({ method: 'POST', path: '/events', body, headers });
      await answer.body.dump();
      if (answer.statusCode !== 202) throw new Error(`answered ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
  await all;
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  return events / seconds;
}

const filler = Object.fromEntries(
  Array.from({ length: 40 }, (_, n) => [`extra_${n}`, 'x'.repeat(32)]),
);

/** About 2 KB. */
function eventNumber(n: number, name: string): string {
  const study = { uuid: `${name}-${n}`, modality: 'CT', study_description: 'CHEST 0', ...filler };
  return JSON.stringify({ event: 'STUDY_SYNC', id: `${name}-${n}`, study });
}

function ruleNumber(n: number): Graph {
  return {
    nodes: [
      { id: 'arrives', kind: 'trigger', event: 'STUDY_SYNC' },
      {
        id: 'only',
        kind: 'condition',
        when: { field: 'study.study_description', op: 'equals', value: `CHEST ${n}` },
      },
      {
        id: 'push',
        kind: 'action',
        command: 'study/push',
        method: 'POST',
        parameters: { uuid: 'study.uuid', destination_id: `destination-${n}` },
      },
    ],
    wires: [
      { from: 'arrives', exit: 'out', to: 'only' },
      { from: 'only', exit: 'yes', to: 'push' },
    ],
    positions: {},
  };
}
