import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { SandboxClock } from './clock.ts';
import { createState, readState, type HospitalState } from './state.ts';

/**
 * The hospital between two starts: one snapshot in its folder, written after changes, best effort. What it holds is
 * invented, so a snapshot that cannot be read is replaced.
 */
export interface Store {
  /** Always the newest; a reset puts another object here. */
  state(): HospitalState;
  /** Says that the state has changed; it is written soon, and several changes at once. */
  changed(): void;
  /** Begins anew. Removes the snapshot and nothing else. */
  reset(): Promise<void>;
  /** Resolves when everything is written that was changed so far. */
  flush(): Promise<void>;
}

export interface StoreOptions {
  readonly folder: string;
  readonly seed: string;
  readonly clock: SandboxClock;
  readonly warn: (text: string, fault?: unknown) => void;
  /** Called at every change. */
  readonly onChange: () => void;
}

const fileName = 'hospital.json';

/** Milliseconds in which changes gather: under load the snapshot would otherwise be written without a pause. */
const gathering = 250;

export async function openStore(options: StoreOptions): Promise<Store> {
  const { folder, seed, clock, warn, onChange } = options;
  await mkdir(folder, { recursive: true });
  const file = join(folder, fileName);
  let state = (await load(file, seed, warn)) ?? createState(seed, clock.now());
  let dirty = false;
  let writing: Promise<void> | undefined;
  let callOff: (() => void) | undefined;

  async function writeAll(): Promise<void> {
    while (dirty) {
      dirty = false;
      try {
        await writeFileAtomic(file, JSON.stringify(state));
      } catch (fault) {
        warn('The demo hospital could not be saved; it goes on from memory.', fault);
      }
    }
  }

  const flush = async () => {
    callOff?.();
    callOff = undefined;
    while (dirty || writing) {
      writing ??= writeAll().finally(() => {
        writing = undefined;
      });
      await writing;
    }
  };
  return {
    state: () => state,
    changed() {
      dirty = true;
      const soon = new Date(clock.now().getTime() + gathering);
      callOff ??= clock.wake(soon, () => void flush());
      onChange();
    },
    async reset() {
      await flush();
      state = createState(seed, clock.now());
      await removeSnapshots(folder);
    },
    flush,
  };
}

async function load(
  file: string,
  seed: string,
  warn: StoreOptions['warn'],
): Promise<HospitalState | undefined> {
  const anew = (why: string) => {
    warn(`The demo hospital’s snapshot ${file} ${why}; the hospital begins anew.`);
    return undefined;
  };
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    return code === 'ENOENT' ? undefined : anew(`cannot be read (${code})`);
  }
  const read = readState(text, seed);
  return read.kind === 'state' ? read.state : anew(read.why);
}

/** The folder may be somebody's: only our own file goes, and what a killed write left beside it. */
async function removeSnapshots(folder: string): Promise<void> {
  const names = await readdir(folder);
  const ours = names.filter((name) => name === fileName || name.startsWith(`${fileName}.`));
  await Promise.all(ours.map((name) => rm(join(folder, name), { force: true })));
}
