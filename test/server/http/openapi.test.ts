import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Api } from '../../../server/http/api.ts';
import { resourceRoutes } from '../../../server/http/resources.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
let server: TestServer;
let document: Json;
beforeAll(async () => {
  server = await startTestServer();
  document = (await server.get('/api/openapi.json')).body;
});
afterAll(() => server.close());

const operations = () =>
  Object.entries(document['paths'] as Record<string, Json>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation: operation as Json,
    })),
  );

it('describes every operation there is, those in front of Express too', () => {
  const described = operations().map(({ method, path }) => `${method} ${path}`);
  const registered = resourceRoutes({} as Api).map(
    ({ method, path }) => `${method} ${path.replace('{*', '{')}`,
  );
  const others = [
    'post /events',
    'get /healthz',
    'get /readyz',
    'get /metrics',
    'get /api/live',
    'get /api/openapi.json',
    'post /api/session',
    'delete /api/session',
  ];
  expect(new Set(described)).toEqual(new Set([...registered, ...others]));
  expect(document['openapi']).toBe('3.1.0');
});

it('gives every operation a name of its own', () => {
  const names = operations().map(({ operation }) => operation['operationId']);
  expect(new Set(names).size).toBe(names.length);
});

it('declares exactly the parameters that a path has', () => {
  for (const { path, operation } of operations()) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = operation['parameters'].filter((one: Json) => one['in'] === 'path');
    expect(declared.map((one: Json) => one['name'])).toEqual(inPath);
  }
});

it('refers only to shapes that it holds', () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, ref]) => ref ?? '',
  );
  expect(refs.length).toBeGreaterThan(100);
  for (const ref of new Set(refs)) {
    const [root, ...path] = ref.split('/');
    expect(root).toBe('#');
    const found = path.reduce(
      (at: Json | undefined, part) => at?.[part] as Json | undefined,
      document,
    );
    expect(found, ref).toBeTypeOf('object');
  }
});

it('says of a body what may be left out', () => {
  const body = document['components'].schemas.postApiRulesBody;
  expect(body).toMatchObject({ required: ['name'], additionalProperties: false });
  const { parameters } = document['paths']['/api/deliveries'].get;
  const limit = parameters.find((one: Json) => one['name'] === 'limit');
  expect(limit).toMatchObject({
    in: 'query',
    required: false,
    schema: { maximum: 200, default: 50 },
  });
});

it('leaves a refusal open, and lists what the common ones tell', async () => {
  const { Problem } = document['components'].schemas;
  expect(Problem.additionalProperties).not.toBe(false);
  const { body } = await server.get('/api/rulez');
  expect(Object.keys(Problem.properties)).toEqual(expect.arrayContaining(Object.keys(body)));
  expect(Object.keys(Problem.properties)).toEqual(
    expect.arrayContaining(['errors', 'problems', 'current', 'waiting', 'line', 'near']),
  );
});

it('says how events come in: which kinds of body, and which headers', () => {
  const { parameters, requestBody } = document['paths']['/events'].post;
  expect(requestBody.required).toBe(true);
  expect(Object.keys(requestBody.content)).toEqual([
    'application/json',
    'application/cloudevents+json',
  ]);
  const headers = parameters.filter((one: Json) => one['in'] === 'header');
  expect(headers.map((one: Json) => one['name'])).toEqual(
    expect.arrayContaining(['webhook-id', 'ce-specversion', 'ce-id', 'ce-source', 'ce-type']),
  );
  expect(headers.some((one: Json) => one['required'])).toBe(false);
});

it('says of a graph which exits there are, and when a call is tried again', () => {
  const graph = JSON.stringify(document['components'].schemas.GraphInput);
  expect(graph).toContain('of a condition `yes` or `no`');
  expect(graph).toContain('1 minute, 10 minutes and 1 hour');
});
