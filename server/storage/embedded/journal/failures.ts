import {
  StorageFailed,
  StorageFull,
  UnreadableDocument,
  UnusableFolder,
} from '../../../storage.ts';
import type { Failure } from './protocol.ts';

/** What the journal's threads tell of failures, in words for people. */

/** Why the journal could not be opened. */
export function refusedToOpen({ kind, message }: Failure, file: string): Error {
  switch (kind) {
    case 'damaged':
      return new UnreadableDocument(
        `The journal ${file} is damaged, or it is no journal: ${message}. Nothing was changed. Put back a copy of the ` +
          `folder, then start again. ${orBegin}`,
      );
    case 'newer':
      return new UnreadableDocument(
        `The journal ${file} was written by a newer Studyhook: ${message}. Nothing was changed. Start that Studyhook, ` +
          `or put back a copy of the folder from before. ${orBegin}`,
      );
    case 'denied':
      return new UnusableFolder(cannotWrite(file, message));
    case 'full':
    case 'busy':
    case 'gone':
    case 'fault':
      return failedWhileOpen({ kind, message }, file);
  }
}

const withItsFiles = 'together with its "-wal" and "-shm" files';
const orBegin = `To begin with an empty journal, move the file away ${withItsFiles}.`;

/** Why the journal could not do what it was asked; of those that are `StorageFailed` whoever runs Studyhook has to know. */
export function failedWhileOpen(failure: Failure & { kind: 'gone' }, file: string): StorageFailed;
export function failedWhileOpen(failure: Failure, file: string): Error;
export function failedWhileOpen({ kind, message }: Failure, file: string): Error {
  switch (kind) {
    case 'full':
      return new StorageFull(`The journal could not be written: ${message}.`);
    case 'damaged':
    case 'newer':
      return new StorageFailed(
        'damaged',
        `The journal ${file} is damaged: ${message}. Stop Studyhook, put back a copy of the folder, and start it again.`,
      );
    case 'denied':
      return new StorageFailed('denied', cannotWrite(file, message));
    case 'busy':
      return new StorageFailed(
        'busy',
        `Another program holds the journal ${file}: ${message}. Close it there, and Studyhook goes on by itself.`,
      );
    case 'gone':
      return new StorageFailed('gone', message === 'log' ? logGone(file) : pagesGone(file));
    case 'fault':
      return new Error(`The journal failed: ${message}`);
  }
}

function pagesGone(file: string): string {
  return (
    `The journal ${file} was removed, moved or replaced while Studyhook has it open. What it holds is lost once ` +
    'Studyhook stops, unless the very same file is moved back there: then Studyhook goes on by itself. If there is only ' +
    `a copy, stop Studyhook, put the copy there ${withItsFiles}, and start it again.`
  );
}

function logGone(file: string): string {
  return (
    `The file ${file}-wal, which belongs to the journal, was removed, moved or replaced while Studyhook has it open. What ` +
    `it held is in ${file} by now: stop Studyhook and start it again.`
  );
}

function cannotWrite(file: string, why: string): string {
  return (
    `The journal ${file} cannot be written: ${why}. Give this user the right to read and write it, its folder ` +
    'and its "-wal" and "-shm" files, or choose another folder with DATA_DIR.'
  );
}

/** The thread ended without having been asked to. */
export function stopped(cause?: Error): StorageFailed {
  return new StorageFailed('stopped', 'The journal has stopped working. Start Studyhook again.', {
    cause,
  });
}

export function closed(): Error {
  return new Error('The journal is closed.');
}
