import { z } from 'zod';
import { jsonObjectSchema, type JsonObject } from '../../shared/model/json.ts';
import { findLoss, type JsonLoss } from '../../shared/model/jsonLoss.ts';

export type Read =
  | { readonly kind: 'empty' }
  | { readonly kind: 'hashes'; readonly hashes: readonly JsonObject[] }
  | { readonly kind: 'unreadable'; readonly why: string };

/** What people paste: one webhook, a list of them, or a whole answer of webhook/list. */
const pastedSchema = z.union([
  z.object({ webhooks: z.array(jsonObjectSchema) }).transform(({ webhooks }) => webhooks),
  z.array(jsonObjectSchema),
  jsonObjectSchema.transform((hash) => [hash]),
]);

const mostAtOnce = 500;

/** Reads pasted text as webhooks in the platform's form; what is in each is the server's to judge. */
export function readHashes(text: string): Read {
  if (text.trim() === '') return { kind: 'empty' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'unreadable', why: `This is not JSON: ${why}.` };
  }
  const loss = findLoss(text);
  if (loss) return { kind: 'unreadable', why: sayLoss(loss) };
  const pasted = pastedSchema.safeParse(json);
  if (!pasted.success) {
    return {
      kind: 'unreadable',
      why: 'This is JSON, but no webhook: paste an object such as {"name": …, "event": …, "url": …}, or a list of them.',
    };
  }
  if (pasted.data.length === 0) return { kind: 'unreadable', why: 'This list is empty.' };
  if (pasted.data.length > mostAtOnce) {
    return {
      kind: 'unreadable',
      why: `These are ${pasted.data.length} webhooks; import at most ${mostAtOnce} at once.`,
    };
  }
  return { kind: 'hashes', hashes: pasted.data };
}

/** Read by a browser it would be another webhook than the one that was copied. */
function sayLoss({ kind, path }: JsonLoss): string {
  const place = path.join('.');
  return kind === 'number'
    ? `The number at ${place} has more digits than can be kept. Write it as text, in double quotes.`
    : `${place} is there twice. Remove one of the two.`;
}
