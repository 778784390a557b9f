import type { Request } from 'express';
import type { z } from 'zod';
import { andMore, readWith } from './fieldErrors.ts';
import { Refusal } from './problemDetails.ts';
import { sentence } from './sentence.ts';

const deepest = 200;

/** The body, as its schema reads it. Throws a `Refusal` that names each field that does not fit. */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  req: Request,
): z.output<Schema> {
  requireJson(req);
  const body: unknown = req.body ?? {};
  refuseDeep(body);
  return parse(schema, body, {
    status: 422,
    title: 'The request does not fit',
    root: 'body',
    where: 'the body',
  });
}

/** The query, as its schema reads it. */
export function parseQuery<Schema extends z.ZodType>(
  schema: Schema,
  query: Request['query'],
): z.output<Schema> {
  return parse(
    schema,
    { ...query },
    {
      status: 400,
      title: 'The address does not fit',
      root: 'query',
      where: 'the part of the address after the question mark',
    },
  );
}

interface Door {
  readonly status: number;
  readonly title: string;
  readonly root: string;
  readonly where: string;
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  door: Door,
): z.output<Schema> {
  const read = readWith(schema, value, door.root);
  if (read.kind === 'fits') return read.data;
  const { errors } = read;
  const [first] = errors;
  const wrong = sentence(`${first?.field ?? ''} ${first?.message ?? ''}`);
  const detail = `Mend this in ${door.where} and send it again: ${wrong}${andMore(errors.length, 'errors')}`;
  throw new Refusal({ status: door.status, title: door.title, detail, errors });
}

/** A body of another kind was not read at all, and would look as though nothing had been sent. */
function requireJson(req: Request): void {
  if (req.body !== undefined) return;
  const sends =
    req.headers['transfer-encoding'] !== undefined ||
    Number(req.headers['content-length'] ?? 0) > 0;
  if (!sends) return;
  throw new Refusal({
    status: 415,
    title: 'Requests are JSON',
    detail: 'Send the body as JSON, with the header Content-Type: application/json.',
  });
}

/** Level by level and not by recursion, so that depth cannot exhaust the stack, here or in the schemas. */
function refuseDeep(body: unknown): void {
  let level = isHolder(body) ? [body] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) {
      throw new Refusal({
        status: 400,
        title: 'The request is nested too deeply',
        detail: `The body is nested more than ${deepest} levels deep; flatten it.`,
      });
    }
    level = level.flatMap((holder) => Object.values(holder).filter(isHolder));
  }
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
