import { createAmbra, type Ambra } from '../../../server/outbound/ambra.ts';
import { createSender } from '../../../server/outbound/send.ts';
import { createSessions } from '../../../server/outbound/sessions.ts';
import type { Connection } from '../../../shared/model/connection.ts';
import { createClock } from '../../support/clock.ts';
import { startReceiver, type Handler, type Receiver, type Reply } from '../../support/receiver.ts';
import { aConnection, sealer } from './fixtures.ts';

/** An account to call: a receiver that knows session/login and what a test adds, and the caller under test. */
export interface Platform {
  readonly receiver: Receiver;
  readonly ambra: Ambra;
  /** By path; what is not there is a page not found. */
  readonly commands: Record<string, Handler>;
  /** A connection to it, with an account. */
  readonly connection: (changes?: Partial<Connection>) => Connection;
  /** The commands called, in order. */
  readonly paths: () => string[];
  readonly close: () => Promise<void>;
}

export const ok = (body: object = {}): Reply => ({ body: { status: 'OK', ...body } });

export const error = (error_type: string, rest: object = {}): Reply => ({
  status: 412,
  body: { status: 'ERROR', error_type, ...rest },
});

export async function startPlatform(): Promise<Platform> {
  let logins = 0;
  const commands: Record<string, Handler> = {
    'session/login': () => {
      logins += 1;
      return ok({ sid: `sid-${logins}`, uuid: 'user-1', name: 'Webhook User' });
    },
  };
  const receiver = await startReceiver((request) => {
    const command = commands[request.path.slice(1)];
    return command ? command(request) : { status: 404, body: 'no such page' };
  });
  const sender = createSender();
  const deps = { send: sender.send, sealer };
  const sessions = createSessions({ ...deps, clock: createClock() });
  return {
    receiver,
    ambra: createAmbra({ ...deps, sessions }),
    commands,
    connection: (changes = {}) => aConnection(receiver.url, { accountId: 'account-1', ...changes }),
    paths: () => receiver.requests.map(({ path }) => path.slice(1)),
    close: async () => {
      await sender.close();
      await receiver.close();
    },
  };
}
