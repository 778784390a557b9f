import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { BadConfig, doubts, readConfig } from './config.ts';
import { farewell } from './farewell.ts';
import { greeting } from './greeting.ts';
import { CannotListen, listenFault } from './listenFault.ts';
import { BadKey } from './outbound/secrets.ts';
import { start, type Studyhook } from './start.ts';
import {
  FolderInUse,
  StorageFailed,
  StorageFull,
  UnreadableDocument,
  UnusableFolder,
} from './storage.ts';

await main().catch((fault: unknown) => {
  console.error(isForPeople(fault) ? fault.message : fault);
  process.exit(1);
});

/** Reads the configuration, starts, says where, and stops in good order when asked to. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  for (const doubt of doubts(process.env)) log.warn(doubt);
  const studyhook = await start({
    config,
    version: versionOfPackage(),
    log,
    clientDir: fileURLToPath(new URL('../client/', import.meta.url)),
  }).catch((fault: unknown) => {
    throw listenFault(fault, config);
  });
  stopOnSignal(studyhook);
  console.log(greeting(studyhook, config));
}

function versionOfPackage(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function stopOnSignal(studyhook: Studyhook): void {
  let stopping = false;
  const stop = () => {
    // A second signal means that somebody is tired of waiting; the journal can take it.
    if (stopping) process.exit(1);
    stopping = true;
    const words = farewell(studyhook.system());
    if (words !== null) console.log(words);
    studyhook.stop().then(
      () => {
        console.log('Stopped.');
        process.exit(0);
      },
      (fault: unknown) => {
        console.error(fault);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** What a person can mend is said in a sentence; anything else with its stack. */
function isForPeople(fault: unknown): fault is Error {
  return (
    fault instanceof BadConfig ||
    fault instanceof BadKey ||
    fault instanceof CannotListen ||
    fault instanceof FolderInUse ||
    fault instanceof StorageFailed ||
    fault instanceof StorageFull ||
    fault instanceof UnreadableDocument ||
    fault instanceof UnusableFolder
  );
}
