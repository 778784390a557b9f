import { readdirSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Role } from './protocol.ts';

/**
 * Starts a thread of the journal. From sources (development and tests) it would need a loader for TypeScript, which a
 * thread does not get from its process and which takes several times as long as the thread itself: the compiled thread
 * is started there too, as long as none of its sources is newer.
 */
export function startThread(role: Role): Worker {
  compiled ??= { url: findCompiled() };
  if (compiled.url) return new Worker(compiled.url, { workerData: role });
  const loader = import.meta.resolve('tsx/esm/api');
  const source = new URL('../journalWorker.ts', import.meta.url).href;
  const start = `import('${loader}').then((tsx) => { tsx.register(); return import('${source}'); })`;
  return new Worker(start, { eval: true, workerData: role, execArgv: [] });
}

let compiled: { readonly url: URL | null } | undefined;

function findCompiled(): URL | null {
  if (import.meta.url.endsWith('.js')) return new URL('../journalWorker.js', import.meta.url);
  const root = new URL('../../../../', import.meta.url);
  const folder = 'server/storage/embedded/';
  // What the thread runs lies in these places alone; from elsewhere it imports types.
  const sources = readdirSync(new URL(`${folder}journal/`, root)).map((name) => `journal/${name}`);
  const isFresh = ['journalWorker.ts', ...sources].every((source) => {
    const output = new URL(`dist/${folder}${source.replace(/\.ts$/, '.js')}`, root);
    return changedAt(output) >= changedAt(new URL(folder + source, root));
  });
  return isFresh ? new URL(`dist/${folder}journalWorker.js`, root) : null;
}

/** Milliseconds since 1970; 0 where there is no such file. */
function changedAt(file: URL): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
