import { z } from 'zod';
import { deliveryStates } from '../delivery.ts';

const count = z.number().int();

/** How it all stands, at a glance. */
export const statusSchema = z.object({
  version: z.string(),
  /** Whether patients' values are hidden from whoever asks, who then may change nothing either. */
  masked: z.boolean(),
  /** Null where real data is. */
  demo: z.object({ sandboxPort: z.number().int() }).nullable(),
  rules: z.object({ total: count, live: count }),
  /** The names of connections over which nothing is sent for now. */
  paused: z.array(z.string()),
  events: z.object({ total: count }),
  deliveries: z.record(z.enum(deliveryStates), count),
  /** Newest first. */
  recent: z.array(
    z.object({
      id: z.string(),
      /** Null where the rule has been deleted. */
      ruleName: z.string().nullable(),
      webhookName: z.string(),
      event: z.string(),
      state: z.enum(deliveryStates),
      at: z.string(),
    }),
  ),
});
