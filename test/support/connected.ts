import { expect } from 'vitest';
import { startReceiver, type Handler, type Receiver } from './receiver.ts';
import { startTestServer, type TestServer } from './server.ts';

/** What is posted to add an account at the address; with a sign-in of its own, so that calls may be made as nobody. */
export function connectionTo(baseUrl: string, more: { id?: string; name?: string } = {}) {
  return {
    id: 'platform',
    name: 'Platform',
    kind: 'ambra',
    baseUrl,
    allowPrivate: true,
    auth: { kind: 'bearer', token: 'let-me-in' },
    ...more,
  };
}

/** A Studyhook with one connection, and the platform at its other end. */
export interface Connected {
  readonly server: TestServer;
  readonly platform: Receiver;
  close(): Promise<void>;
}

/** The platform answers OK to everything, or what the handler says. */
export async function startConnected(
  handler?: Handler,
  more: { id?: string; name?: string } = {},
): Promise<Connected> {
  const platform = await startReceiver(handler);
  const server = await startTestServer();
  const { status, text } = await server.post('/api/connections', connectionTo(platform.url, more));
  expect(status, text).toBe(201);
  return {
    server,
    platform,
    async close() {
      await server.close();
      await platform.close();
    },
  };
}
