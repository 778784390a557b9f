import type { Connection, Identity, Limits } from '../../../shared/model/connection.ts';
import { createSealer, type Sealer } from '../../../server/outbound/secrets.ts';
import type { Call } from '../../../server/outbound/send.ts';

export const sealer: Sealer = createSealer(Buffer.alloc(32, 7));

export const noRush: Limits = { concurrency: 8, timeoutSeconds: 5 };

export function aConnection(baseUrl: string, changes: Partial<Connection> = {}): Connection {
  return {
    id: 'ambra',
    revision: 1,
    name: 'Radiology',
    kind: 'ambra',
    baseUrl,
    auth: { kind: 'none' },
    allowPrivate: true,
    limits: noRush,
    paused: false,
    ...changes,
  };
}

export function anIdentity(changes: Partial<Identity> = {}): Identity {
  return {
    id: 'identity-1',
    revision: 1,
    connection: 'ambra',
    userId: 'user-1',
    name: 'Webhook User',
    login: sealer.seal('webhook@demo.invalid'),
    password: sealer.seal('correct horse'),
    ...changes,
  };
}

export function aCall(url: string, changes: Partial<Call> = {}): Call {
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'uuid=1',
    timeoutMs: 5000,
    allowPrivate: true,
    ...changes,
  };
}
