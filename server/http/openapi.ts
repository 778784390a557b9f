import { z } from 'zod';
import { conditionSchema } from '../../shared/model/condition.ts';
import { graphSchema } from '../../shared/model/graph.ts';
import { jsonSchema, type JsonObject } from '../../shared/model/json.ts';
import { webhookSchema } from '../../shared/model/webhook.ts';
import { refusalSchema } from './refusalSchema.ts';
import type { Route } from './route.ts';

/** Shapes that have a name of their own in the document; the rest is written where it is used. */
const named: Readonly<Record<string, z.ZodType>> = {
  Json: jsonSchema,
  Condition: conditionSchema,
  Graph: graphSchema,
  Webhook: webhookSchema,
};

const paths = '#/components/schemas/';

/** The OpenAPI 3.1 document, made from the schemas that requests are parsed with and answers are written to. */
export function openApi(routes: readonly Route[], version: string): JsonObject {
  const taken = describe('input', routes, (route) => ({
    Body: route.body,
    Query: route.query,
    Headers: route.headers,
  }));
  const given = describe('output', routes, (route) => ({ Answer: route.answer }));
  const operations: Record<string, JsonObject> = {};
  for (const route of routes) {
    const path = route.path.replace('{*', '{');
    operations[path] = { ...operations[path], [route.method]: operation(route, taken) };
  }
  const parameters = routes.flatMap((route) => [`${idOf(route)}Query`, `${idOf(route)}Headers`]);
  const schemas = Object.entries({ ...given, ...taken }).filter(
    ([name]) => !parameters.includes(name),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Studyhook',
      version,
      description: 'Rules for medical-imaging webhooks: draw, check, publish, run, and see why.',
    },
    paths: operations,
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ bearer: [] }, {}],
  };
}

/** All schemas of one direction; what a body may leave out, an answer has. Names of bodies end in `Input`. */
function describe(
  io: 'input' | 'output',
  routes: readonly Route[],
  schemasOf: (route: Route) => Record<string, z.ZodType | undefined>,
): Record<string, JsonObject> {
  const registry = z.registry<{ id: string }>();
  const suffix = io === 'input' ? 'Input' : '';
  const add = (id: string, schema: z.ZodType) => {
    // Two operations may share a schema, which can have one name only: each gets a copy.
    registry.add(registry.has(schema) ? schema.clone() : schema, { id });
  };
  for (const [name, schema] of Object.entries(named)) add(name + suffix, schema);
  if (io === 'output') add('Problem', refusalSchema);
  for (const route of routes) {
    for (const [part, schema] of Object.entries(schemasOf(route))) {
      if (schema) add(idOf(route) + part, wrapped(schema));
    }
  }
  const { schemas } = z.toJSONSchema(registry, {
    io,
    unrepresentable: 'any',
    uri: (id) => paths + id,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, plain(schema as JsonObject)]),
  );
}

/** A named shape that is the whole of a body is referred to, not renamed. */
function wrapped(schema: z.ZodType): z.ZodType {
  return Object.values(named).includes(schema) ? z.lazy(() => schema) : schema;
}

/** In a document the place of a schema is its id. */
function plain(schema: JsonObject): JsonObject {
  const { $schema: _schema, $id: _id, ...rest } = schema;
  return rest;
}

function operation(route: Route, taken: Record<string, JsonObject>): JsonObject {
  const { summary, body, takes, produces, status, elsewhere } = route;
  const id = idOf(route);
  const content = route.answer
    ? { [produces]: { schema: { $ref: `${paths}${id}Answer` } } }
    : { [produces]: {} };
  return {
    operationId: id,
    summary,
    tags: [tagOf(route)],
    parameters: [
      ...pathParameters(route),
      ...parametersIn('query', taken[`${id}Query`]),
      ...parametersIn('header', taken[`${id}Headers`]),
    ],
    ...(body && {
      requestBody: {
        // Only Express's parser puts an empty object in place of a body that is missing.
        required: elsewhere || !body.safeParse({}).success,
        content: Object.fromEntries(
          takes.map((type) => [type, { schema: { $ref: `${paths}${id}Body` } }]),
        ),
      },
    }),
    responses: {
      [String(status)]: { description: 'Done', content },
      default: {
        description: 'Refused, with what to change',
        content: { 'application/problem+json': { schema: { $ref: `${paths}Problem` } } },
      },
    },
  };
}

function pathParameters({ path }: Route): JsonObject[] {
  return [...path.matchAll(/\{(\*?)(\w+)\}/g)].map(([, wild, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    ...(wild === '*' && { description: 'May hold slashes.' }),
  }));
}

function parametersIn(where: 'query' | 'header', schema: JsonObject | undefined): JsonObject[] {
  const properties = (schema?.['properties'] ?? {}) as Record<string, JsonObject>;
  const required = (schema?.['required'] ?? []) as string[];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: property,
  }));
}

/** `getApiRulesById`: steady as long as the address is. */
function idOf({ method, path }: Route): string {
  const words = path
    .replace(/\{\*?(\w+)\}/g, 'by-$1')
    .split(/[^a-zA-Z0-9]+/)
    .filter((word) => word !== '');
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
}

function tagOf({ path }: Route): string {
  const [, first = '', second = ''] = path.split('/');
  return first === 'api' ? second : first;
}
