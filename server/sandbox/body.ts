import type { Request } from 'express';
import { isJsonObject, type JsonObject } from '../../shared/model/json.ts';

export type ReadBody =
  | { readonly kind: 'parameters'; readonly parameters: JsonObject }
  | { readonly kind: 'unreadable'; readonly why: string };

/** The parameters of a request: from its body (a form or JSON) or else from its query. The body comes as bytes. */
export function readBody(request: Request): ReadBody {
  const body: unknown = request.body;
  const text = body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : '';
  const query = new URL(request.originalUrl, 'http://demo.invalid').searchParams;
  if (text === '') return { kind: 'parameters', parameters: Object.fromEntries(query) };
  if (!request.is('json')) {
    return { kind: 'parameters', parameters: Object.fromEntries(new URLSearchParams(text)) };
  }
  return readJson(text);
}

function readJson(text: string): ReadBody {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', why: 'The body is not valid JSON.' };
  }
  return isJsonObject(value)
    ? { kind: 'parameters', parameters: value }
    : { kind: 'unreadable', why: 'The body has to be a JSON object: {"name": value, …}.' };
}
