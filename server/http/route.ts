import type { Request, Response } from 'express';
import type { z } from 'zod';
import { parseBody, parseQuery } from './parse.ts';

export type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `*${infer Wild}` ? Wild : Name) | ParamNames<Rest>
  : never;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler may give back for a schema: the same shape, with everything in it allowed to be read-only. */
export type Shown<T> = T extends readonly (infer Item)[]
  ? readonly Shown<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Shown<T[Key]> }
    : T;

export interface Asked<Path extends string, Query, Body> {
  readonly params: { readonly [Name in ParamNames<Path>]: string };
  readonly query: Query;
  readonly body: Body;
  readonly req: Request;
  readonly res: Response;
}

interface Definition<
  Path extends string,
  Query extends z.ZodType | undefined,
  Body extends z.ZodType | undefined,
  Answer extends z.ZodType,
> {
  readonly method: HttpMethod;
  /** `/api/rules/{id}`; `{*path}` is the rest of the path, slashes included. */
  readonly path: Path;
  /** One line for whoever reads the API's description. */
  readonly summary: string;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
  /** 200 where it is left out. */
  readonly status?: number;
  handle(
    asked: Asked<Path, Parsed<Query>, Parsed<Body>>,
  ): Shown<z.input<Answer>> | Promise<Shown<z.input<Answer>>>;
}

/** One operation of the API: what answers requests, and what the OpenAPI document is made from. */
export interface Route {
  readonly method: HttpMethod;
  readonly path: string;
  readonly summary: string;
  readonly query: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
  /** The media types that a body may have. */
  readonly takes: readonly string[];
  /** Headers with a meaning of their own; only described, and read by whoever handles it. */
  readonly headers: z.ZodType | undefined;
  /** Undefined where the handler writes something that is not JSON. */
  readonly answer: z.ZodType | undefined;
  readonly status: number;
  readonly produces: string;
  /** Answered in front of Express; here it is only described. */
  readonly elsewhere: boolean;
  /** Parses at the door, then handles. Throws a `Refusal` for what the caller did wrong. */
  handle(req: Request, res: Response): Promise<unknown>;
}

/** An operation that takes and gives JSON. */
export function route<
  const Path extends string,
  Answer extends z.ZodType,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(definition: Definition<Path, Query, Body, Answer>): Route {
  const { query, body } = definition;
  return {
    ...described(definition),
    produces: 'application/json',
    async handle(req, res) {
      return definition.handle({
        params: paramsOf(req) as Asked<Path, unknown, unknown>['params'],
        query: (query && parseQuery(query, req.query)) as Parsed<Query>,
        body: (body && parseBody(body, req)) as Parsed<Body>,
        req,
        res,
      });
    },
  };
}

/** An operation whose handler writes its own answer, such as a stream. */
export function rawRoute(definition: {
  readonly method: HttpMethod;
  readonly path: string;
  readonly summary: string;
  readonly produces: string;
  handle(req: Request, res: Response): void | Promise<void>;
}): Route {
  const { produces } = definition;
  return {
    ...described(definition),
    produces,
    async handle(req, res) {
      await definition.handle(req, res);
    },
  };
}

/** An operation that something in front of Express answers. */
export function describedRoute(definition: {
  readonly method: HttpMethod;
  readonly path: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly takes: readonly string[];
  readonly headers: z.ZodType;
  readonly answer: z.ZodType;
  readonly status: number;
}): Route {
  return {
    ...described(definition),
    produces: 'application/json',
    elsewhere: true,
    handle: () => Promise.reject(new Error(`${definition.path} is answered elsewhere`)),
  };
}

type Description = Omit<Route, 'handle' | 'produces'>;

function described(definition: {
  readonly method: HttpMethod;
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
  readonly takes?: readonly string[] | undefined;
  readonly headers?: z.ZodType | undefined;
  readonly answer?: z.ZodType | undefined;
  readonly status?: number | undefined;
}): Description {
  const { method, path, summary, query, body, headers, answer } = definition;
  const { takes = ['application/json'], status = 200 } = definition;
  return { method, path, summary, query, body, takes, headers, answer, status, elsewhere: false };
}

/** Express gives the rest of a path as a list of its parts. */
function paramsOf(req: Request): Record<string, string> {
  const params = req.params as Record<string, string | string[]>;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join('/') : value,
    ]),
  );
}
