import { z } from 'zod';

const count = z.number().default(0);

// The page outlives the server it was loaded from: unknown states and missing counts are no reason
// to show nothing.
const statusSchema = z.object({
  version: z.string(),
  demo: z.object({ sandboxPort: z.number() }).nullable().default(null),
  rules: z.object({ total: count, live: count }),
  events: z.object({ total: count }),
  deliveries: z.object({
    waiting: count,
    sending: count,
    succeeded: count,
    failed: count,
    held: count,
    cancelled: count,
    skipped: count,
  }),
  recent: z
    .array(
      z.object({
        id: z.string(),
        ruleName: z.string().nullish(),
        webhookName: z.string().nullish(),
        event: z.string(),
        state: z.string(),
        at: z.union([z.string(), z.number()]),
      }),
    )
    .default([]),
});

export type Status = z.infer<typeof statusSchema>;
export type RecentDelivery = Status['recent'][number];
export type StatusAnswer =
  | { kind: 'answered'; status: Status }
  | { kind: 'locked' }
  | { kind: 'unanswered'; reason: string };

export async function fetchStatus(signal: AbortSignal): Promise<StatusAnswer> {
  let response: Response;
  try {
    response = await fetch('/api/status', { signal, headers: { accept: 'application/json' } });
  } catch {
    return { kind: 'unanswered', reason: 'The server does not answer.' };
  }
  if (response.status === 401) return { kind: 'locked' };
  if (!response.ok) {
    return { kind: 'unanswered', reason: `The server answered with status ${response.status}.` };
  }
  return parseStatus(await response.text());
}

function parseStatus(text: string): StatusAnswer {
  try {
    return { kind: 'answered', status: statusSchema.parse(JSON.parse(text)) };
  } catch {
    return { kind: 'unanswered', reason: 'The server answered with something unexpected.' };
  }
}
