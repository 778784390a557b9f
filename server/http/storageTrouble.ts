import type { StorageFailed, Trouble } from '../storage.ts';
import { Refusal } from './problemDetails.ts';

/** For everybody: neither a path nor a value. */
export const troubleWords: Readonly<Record<Trouble, string>> = {
  gone: 'A file that Studyhook keeps its data in was removed, moved or replaced.',
  damaged: 'The file that Studyhook keeps its events in is damaged.',
  denied: 'Studyhook may not write its data.',
  busy: 'Another program holds the file that Studyhook keeps its events in.',
  stopped: 'The part of Studyhook that keeps events has stopped.',
};

/** It may last until somebody has come: no reason to ask every second. */
const comeBackSeconds = '10';

/** To whoever sends events, and can do nothing about it but wait. */
export function noEventsNow({ trouble }: StorageFailed): Refusal {
  return refusal(
    `${troubleWords[trouble]} Its log says what to do. Nothing was stored: send the event again in ${comeBackSeconds} seconds.`,
  );
}

/** To people. */
export function nothingStored({ message }: StorageFailed): Refusal {
  return refusal(`${message} Nothing was changed: try again afterwards.`);
}

function refusal(detail: string): Refusal {
  const problem = { status: 503, title: 'Nothing can be stored right now', detail };
  return new Refusal(problem, { 'retry-after': comeBackSeconds });
}
