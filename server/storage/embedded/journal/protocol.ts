import type { FailureKind } from './database.ts';
import type { Part } from './place.ts';

/**
 * What the threads say to each other. Several requests travel in one message, as do their answers, in flat lists: copied
 * between threads they cost half of what objects do.
 */

export interface Role {
  readonly kind: 'writer' | 'reader';
  readonly file: string;
  /** The file's bound in pages of 8 KB; for tests of a full disk. */
  readonly maxPages?: number;
  /** Of a reader: the file that the writer has open. Another one of that name is not to be read, nor made. */
  readonly opened?: string | null;
}

export interface Request {
  readonly id: number;
  readonly operation: string;
  readonly parameters: readonly unknown[];
}

/** Adds a request to a message. */
export function pack(message: unknown[], { id, operation, parameters }: Request): void {
  message.push(id, operation, parameters.length, ...parameters);
}

/** The requests of a message. */
export function unpack(message: readonly unknown[]): Request[] {
  const requests: Request[] = [];
  for (let at = 0; at < message.length;) {
    const [id, operation, count] = message.slice(at, at + 3) as [number, string, number];
    requests.push({ id, operation, parameters: message.slice(at + 3, at + 3 + count) });
    at += 3 + count;
  }
  return requests;
}

export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
}

/** For each request its id, its operation, how many parameters it has, and these. */
export type ToWorker = readonly unknown[] | 'close';

export type FromWorker =
  | { readonly kind: 'ready'; readonly opened: string | null }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | {
      readonly kind: 'answers';
      /** For each answer its id, its failure or null, and its value. */
      readonly answers: readonly unknown[];
      readonly commits: number;
      /** All requests of the message are answered. */
      readonly last: boolean;
    }
  /** A file of the journal has gone from its path, or with null is back. */
  | { readonly kind: 'place'; readonly missing: Part | null }
  | { readonly kind: 'closed' };
