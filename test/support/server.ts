import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect } from 'vitest';
import { readConfig } from '../../server/config.ts';
import type { Api } from '../../server/http/api.ts';
import { resourceRoutes } from '../../server/http/resources.ts';
import type { Route } from '../../server/http/route.ts';
import { start, type Studyhook } from '../../server/start.ts';
import type { Graph } from '../../shared/model/graph.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body, or undefined where it is no JSON. */
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
  readonly text: string;
}

/** A whole Studyhook over a folder of its own, listening on a free port. */
export interface TestServer {
  readonly url: string;
  readonly studyhook: Studyhook;
  readonly folder: string;
  /** Everything that was logged, a line each. */
  readonly logged: readonly string[];
  /** Asks, and holds the answer against the schema that the API promises for it. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answered>;
  get(path: string): Promise<Answered>;
  post(path: string, body?: unknown): Promise<Answered>;
  /** With headers that fetch would not let one set, such as Host. */
  raw(
    path: string,
    headers: Record<string, string>,
    method?: string,
  ): Promise<{ status: number; text: string }>;
  /** Makes a rule of the graph and publishes it; gives the rule as the API shows it. */
  publish(graph: Graph, name?: string): Promise<any>; // eslint-disable-line @typescript-eslint/no-explicit-any
  /** Asks again until it is as wanted. */
  until(path: string, wanted: (body: any) => boolean): Promise<any>; // eslint-disable-line @typescript-eslint/no-explicit-any
  close(): Promise<void>;
}

export interface TestServerOptions {
  readonly env?: Record<string, string>;
  readonly clientDir?: string;
}

/** Without DEMO=1 in `env` it has neither rules nor connections. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhook-server-'));
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const env = { PORT: '0', SANDBOX_PORT: '0', DEMO: '0', DATA_DIR: folder, ...options.env };
  const studyhook = await start({
    config: readConfig(env),
    version: '1.2.3',
    log,
    clientDir: options.clientDir ?? join(folder, 'no-client'),
  });
  const { url } = studyhook;

  const ask: TestServer['ask'] = async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = { status: response.status, headers: response.headers, text, body: parsed(text) };
    holdAgainstPromise(method, path, answer);
    return answer;
  };
  const get: TestServer['get'] = (path) => ask('GET', path);
  const post: TestServer['post'] = (path, body) => ask('POST', path, body);

  return {
    url,
    studyhook,
    folder,
    logged,
    ask,
    get,
    post,
    raw: (path, headers, method = 'GET') => raw(url + path, headers, method),
    async publish(graph, name = 'Rule') {
      const made = await post('/api/rules', { name, graph });
      expect(made).toMatchObject({ status: 201 });
      const { id, revision } = made.body;
      const published = await post(`/api/rules/${id}/publish`, { revision });
      expect(published, published.text).toMatchObject({ status: 200 });
      return published.body.rule;
    },
    async until(path, wanted) {
      for (;;) {
        const { body } = await get(path);
        if (wanted(body)) return body;
        await new Promise((done) => setImmediate(done));
      }
    },
    async close() {
      await studyhook.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const promised: readonly (Route & { readonly pattern: RegExp })[] = resourceRoutes({} as Api).map(
  (route) => ({
    ...route,
    pattern: new RegExp(`^${route.path.replace(/\{\*\w+\}/g, '.+').replace(/\{\w+\}/g, '[^/]+')}$`),
  }),
);

/** Refusals are problem details; other answers are what the route's schema says, no more and no less. */
function holdAgainstPromise(method: string, path: string, answer: Answered): void {
  if (answer.status >= 400) {
    expect(answer.headers.get('content-type'), answer.text).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ type: 'about:blank', status: answer.status });
    expect(answer.body.detail).toMatch(/\S/);
    return;
  }
  const route = promised.find(
    (one) => one.method === method.toLowerCase() && one.pattern.test(path.split('?', 1)[0] ?? ''),
  );
  if (!route?.answer) return;
  expect(answer.status).toBe(route.status);
  expect(route.answer.parse(answer.body)).toEqual(answer.body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function raw(
  url: string,
  headers: Record<string, string>,
  method: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const req = httpRequest(url, { headers, method }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    req.on('error', reject);
    req.end();
  });
}
