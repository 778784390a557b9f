import type { Logger } from 'pino';
import type { MaskedAuth } from '../../shared/model/answers/connections.ts';
import type { Connection, NewAuth, StoredAuth } from '../../shared/model/connection.ts';
import type { Graph } from '../../shared/model/graph.ts';
import type { Config } from '../config.ts';
import type { System } from '../system.ts';
import type { Hospital } from './hospital.ts';
import type { NameLists } from './nameLists.ts';

/** A rule that people may start from. */
export interface Sample {
  readonly name: string;
  readonly note: string;
  readonly graph: Graph;
}

export interface AppDeps {
  readonly config: Config;
  readonly version: string;
  readonly log: Logger;
  /** The built client. */
  readonly clientDir: string;
  /** A function, because a reset of the demo puts another system in its place. */
  readonly system: () => System;
  readonly demo: { readonly sandbox: Hospital; reset(): Promise<void> } | null;
  readonly samples?: readonly Sample[];
  /** What an address shows by itself: whether a call may ever go there, and why not. */
  readonly checkAddress: (
    url: URL,
    connection: { readonly allowPrivate: boolean },
  ) => { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly why: string };
  /** Everything that is wrong with a sign-in that somebody entered. */
  readonly checkAuth: (
    auth: NewAuth,
  ) => readonly { readonly field: string; readonly message: string }[];
  readonly maskAuth: (auth: StoredAuth) => MaskedAuth;
  readonly sealAuth: (auth: NewAuth, sealer: System['sealer']) => Connection['auth'];
  /** Whether the process is about to end: a load balancer is then told to send its requests elsewhere. */
  readonly stopping?: () => boolean;
}

/** What the resources share. */
export interface Api extends AppDeps {
  readonly names: NameLists;
}
