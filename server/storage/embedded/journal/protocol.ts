import type { FailureKind } from './database.ts';

/** What the threads say to each other. Several requests travel in one message, as do their answers. */

export interface Role {
  readonly kind: 'writer' | 'reader';
  readonly file: string;
  /** The file's bound in pages of 4 KB; for tests of a full disk. */
  readonly maxPages?: number;
}

export interface Request {
  readonly id: number;
  readonly operation: string;
  readonly parameters: readonly unknown[];
}

export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly failure?: Failure;
}

export type ToWorker = { readonly requests: readonly Request[] } | 'close';

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[]; readonly commits: number }
  | { readonly kind: 'closed' };
