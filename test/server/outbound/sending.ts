import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { onTestFinished, test } from 'vitest';
import { createSender } from '../../../server/outbound/send.ts';
import { startReceiver } from '../../support/receiver.ts';

/** A test with somebody to call and a sender of its own, both closed when it is over. */
export const it = test
  .extend('receiver', async () => {
    const receiver = await startReceiver();
    onTestFinished(() => receiver.close());
    return receiver;
  })
  .extend('sender', async () => {
    const sender = createSender();
    onTestFinished(() => sender.close());
    return sender;
  });

/** The address of somebody who need not speak HTTP, for as long as the test runs. */
export async function startRawServer(talk: (socket: Socket) => void): Promise<string> {
  const server = createServer(talk);
  const port = await listen(server);
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${port}/`;
}

/** A port on which nothing listens: one that was just free. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
