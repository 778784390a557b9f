import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in small letters; a repeated header is joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The fields of a form-encoded body; empty for any other body. */
  readonly form: Readonly<Record<string, string>>;
  /** The parsed body where it is JSON, otherwise undefined. */
  readonly json: unknown;
}

/** An object as `body` is sent as JSON. Status 200 and an empty body where they are left out. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | object;
}

/**
 * `reset`: the connection breaks before an answer. `hang`: no answer ever comes. `break_off`: the connection breaks
 * within the answer's body. `stall`: the body begins and never ends.
 */
export type Misbehaviour = 'reset' | 'hang' | 'break_off' | 'stall';

export type Handler = (
  request: ReceivedRequest,
) => Reply | Misbehaviour | Promise<Reply | Misbehaviour>;

export type ScriptedAnswer = Reply | Misbehaviour | Handler;

export interface Receiver {
  /** `http://127.0.0.1:<port>/`, with the slash. */
  readonly url: string;
  readonly port: number;
  /** Everything that has arrived, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** The next requests get these, one each and in order; after them the handler answers again. */
  answerWith(...answers: readonly ScriptedAnswer[]): void;
  /** The oldest request that no earlier `nextRequest` gave; waits for it if need be. */
  nextRequest(): Promise<ReceivedRequest>;
  /** Breaks every connection; a `nextRequest` that still waits is rejected. */
  close(): Promise<void>;
}

interface Waiter {
  resolve(request: ReceivedRequest): void;
  reject(error: Error): void;
}

/** A real HTTP server on 127.0.0.1. Without a handler it answers 200 `{"status":"OK"}`, as the platform does. */
export async function startReceiver(
  handler: Handler = () => ({ body: { status: 'OK' } }),
): Promise<Receiver> {
  const requests: ReceivedRequest[] = [];
  const script: ScriptedAnswer[] = [];
  const waiters: Waiter[] = [];
  let given = 0;

  async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(incoming);
    requests.push(request);
    const waiter = waiters.shift();
    if (waiter) {
      given += 1;
      waiter.resolve(request);
    }
    const next = script.shift() ?? handler;
    answer(response, typeof next === 'function' ? await next(request) : next);
  }

  const server = createServer((incoming, response) => {
    receive(incoming, response).catch(() => response.destroy());
  });
  const port = await listen(server);

  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    requests,
    answerWith: (...answers) => void script.push(...answers),
    nextRequest() {
      const request = requests[given];
      if (!request) {
        return new Promise((resolve, reject) => waiters.push({ resolve, reject }));
      }
      given += 1;
      return Promise.resolve(request);
    },
    async close() {
      for (const waiter of waiters.splice(0)) waiter.reject(new Error('the receiver was closed'));
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function read(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const url = new URL(incoming.url ?? '/', 'http://receiver.invalid');
  const type = incoming.headers['content-type'] ?? '';
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    ),
    body,
    form: type.startsWith('application/x-www-form-urlencoded')
      ? Object.fromEntries(new URLSearchParams(body))
      : {},
    json: parseJson(body),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, reply: Reply | Misbehaviour): void {
  if (typeof reply === 'string') {
    misbehave(response, reply);
    return;
  }
  const { body = '' } = reply;
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  response.writeHead(reply.status ?? 200, {
    ...(raw ? {} : { 'content-type': 'application/json' }),
    ...reply.headers,
  });
  response.end(raw ? body : JSON.stringify(body));
}

function misbehave(response: ServerResponse, how: Misbehaviour): void {
  switch (how) {
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'stall':
      response.writeHead(200, { 'content-length': '100' }).write('{"status":');
      return;
    case 'break_off':
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"status":', () => response.socket?.resetAndDestroy());
      return;
  }
}
