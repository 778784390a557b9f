import type { IncomingHttpHeaders } from 'node:http';
import { notAnEvent } from './notAnEvent.ts';

/** The headers that carry a CloudEvent's attributes in binary mode. */
export const attributeHeaders = {
  id: 'ce-id',
  source: 'ce-source',
  type: 'ce-type',
  time: 'ce-time',
  target: 'ce-target',
} as const;

/** One of them as the HTTP binding has it read: out of its quotes, if it stands in some, and then percent-decoded. */
export function attribute(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(unquoted(String(value)));
  } catch {
    throw notAnEvent(
      `The header ${name} is percent-encoded, and holds a % that begins no letter in UTF-8. Write a % as %25, and any other letter as encodeURIComponent does.`,
      name,
      'is not percent-encoded UTF-8',
    );
  }
}

/** Senders by older versions of the binding write quotes. */
function unquoted(text: string): string {
  const inner = /^"((?:[^"\\]|\\.)*)"$/.exec(text)?.[1];
  return inner === undefined ? text : inner.replace(/\\(.)/g, '$1');
}
