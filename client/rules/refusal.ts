import { z } from 'zod';
import { ApiError } from '../api/request.ts';

const staleSchema = z.object({ current: z.object({ revision: z.number().int() }) });
const openSchema = z.object({ waiting: z.number().int(), held: z.number().int().default(0) });

export type Refusal =
  /** Somebody was quicker; the newest revision is told. */
  | { readonly kind: 'stale'; readonly revision: number }
  /** Deliveries are open, and nothing was said of them. */
  | { readonly kind: 'open'; readonly waiting: number; readonly held: number }
  | { readonly kind: 'other'; readonly message: string };

/** Why the server did not do what was asked of it with a rule. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ApiError))
    return { kind: 'other', message: error instanceof Error ? error.message : String(error) };
  if (error.status === 409) {
    const stale = staleSchema.safeParse(error.body);
    if (stale.success) return { kind: 'stale', revision: stale.data.current.revision };
    const open = openSchema.safeParse(error.body);
    if (open.success) return { kind: 'open', ...open.data };
  }
  return { kind: 'other', message: error.message };
}
