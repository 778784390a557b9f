import type { NameKind } from '../../shared/catalogue.ts';
import type { Connection, Identity } from '../../shared/model/connection.ts';
import { createCall, type CallAmbra, type CallDeps } from './ambra/call.ts';
import { listNames, type NamesResult } from './ambra/names.ts';
import { tryAmbra, tryHttp, type TestResult } from './ambra/testConnection.ts';

/** Our own calls to an Ambra account: names for pickers, tests of a connection, publishing. */
export interface Ambra {
  readonly call: CallAmbra;
  /** Does the address answer, and does the sign-in work? Says what to change where not. Plain web services too. */
  testConnection(connection: Connection, identity: Identity | null): Promise<TestResult>;
  /** Everything of one kind that the identity may see, by name. */
  names(connection: Connection, identity: Identity | null, kind: NameKind): Promise<NamesResult>;
}

export function createAmbra(deps: CallDeps): Ambra {
  const call = createCall(deps);
  return {
    call,
    async testConnection(connection, identity) {
      switch (connection.kind) {
        case 'ambra':
          return tryAmbra({ call, sessions: deps.sessions }, connection, identity);
        case 'http':
          return tryHttp(deps, connection);
      }
    },
    names: (connection, identity, kind) => listNames(call, connection, identity, kind),
  };
}
