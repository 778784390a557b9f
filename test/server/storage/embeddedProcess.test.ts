import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FolderInUse } from '../../../server/storage.ts';
import { at } from '../../contracts/storage/samples.ts';
import { temporary } from './folder.ts';

const { newFolder, open } = temporary();

/** Processes take their time to start where several tests share a core. */
const patience = { timeout: 30_000 };

function start(folder: string, run: string): ChildProcess {
  const script = fileURLToPath(new URL('./acceptingProcess.ts', import.meta.url));
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
  return spawn(process.execPath, ['--import', 'tsx', script, folder, run], { stdio });
}

/** What the process said, the last whole line included; `heard` may kill it. */
async function listen(child: ChildProcess, heard: (lines: number) => void): Promise<string[]> {
  const lines: string[] = [];
  if (!child.stdout) throw new Error('The process has no output.');
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    heard(lines.length);
  }
  return lines;
}

describe('one folder', () => {
  it(
    'is refused to a second process, and to a second storage of the same one',
    patience,
    async () => {
      const folder = await newFolder();
      const storage = await open({ folder });
      await expect(open({ folder })).rejects.toThrow(FolderInUse);
      const lines = await listen(start(folder, 'second'), () => undefined);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('FolderInUse: Another Studyhook is working in');
      await storage.close();
      await expect(open({ folder })).resolves.toBeDefined();
    },
  );

  it('has everything that was promised before its process was killed', patience, async () => {
    const folder = await newFolder();
    const promised: string[] = [];
    for (const [run, enough] of [
      ['a', 211],
      ['b', 1487],
    ] as const) {
      const child = start(folder, run);
      const lines = await listen(child, (count) => {
        if (count === enough) child.kill('SIGKILL');
      });
      if (child.signalCode === null) await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');
      expect(lines.length).toBeGreaterThanOrEqual(enough);
      // The last line may be cut off by the kill.
      promised.push(...lines.slice(0, -1));
    }

    const { journal } = await open({ folder });
    const { items } = await journal.deliveries({ limit: 100_000 });
    const states = new Map(items.map(({ id, state }) => [id, state]));
    const idsOf = (word: string) =>
      promised.flatMap((line) => (line.startsWith(word) ? line.slice(word.length + 1) : []));
    expect(idsOf('accepted').filter((id) => !states.has(id))).toEqual([]);
    expect(idsOf('settled').filter((id) => states.get(id) !== 'succeeded')).toEqual([]);

    const sending = items.filter(({ state }) => state === 'sending');
    expect(await journal.recover(at(5))).toBe(sending.length);
    const { events, states: counted } = await journal.counts();
    expect(events).toBe(items.length);
    expect(counted.succeeded + counted.waiting).toBe(items.length);
    expect(counted.waiting).toBe(sending.length);
  });
});
