import { z } from 'zod';
import type { EventQuery } from '../../storage.ts';

export const pageQuery = {
  type: z.string().max(100).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  search: z.string().max(200).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

type PageQuery = z.output<z.ZodObject<typeof pageQuery>>;

/** What storage is asked: moments in UTC, and nothing that was left empty. */
export function eventQueryOf({ limit, ...given }: PageQuery): EventQuery {
  const { type, since, until, search, cursor } = given;
  return {
    limit,
    ...(type ? { type } : {}),
    ...(since ? { since: new Date(since).toISOString() } : {}),
    ...(until ? { until: new Date(until).toISOString() } : {}),
    ...(search ? { search } : {}),
    ...(cursor ? { cursor } : {}),
  };
}

/** A parameter that may be there once or several times. */
export function oneOrMany<Item extends z.ZodType>(item: Item) {
  return z.union([item, z.array(item)]);
}
