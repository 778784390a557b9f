import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { DeliverySummary, EventAnswer } from '../../shared/model/answers/journal.ts';
import { arrivedEventQuery } from '../api/demo.ts';
import { eventQuery, storyQuery } from '../api/journal.ts';

export interface ArrivedStory extends EventAnswer {
  /** The calls that its own have led to. */
  readonly followed: readonly DeliverySummary[];
}

/** The journal's story of an event that was just sent; it keeps up by itself. */
export function useArrived(id: string | null): ArrivedStory | undefined {
  const key = useQuery({ ...arrivedEventQuery(id ?? ''), enabled: id !== null }).data ?? null;
  const story = useQuery({ ...eventQuery(key ?? 0), enabled: key !== null }).data;
  // Below the event's own key, so that it is read anew with it.
  const followed = useQuery({
    queryKey: [...eventQuery(key ?? 0).queryKey, 'followed'],
    queryFn: ({ client }) => followedBy(client, key ?? 0),
    enabled: story !== undefined && story.deliveries.length > 0,
  }).data;
  return story && { ...story, followed: followed ?? [] };
}

/** The calls that calls of the event have led to by their success or failure, and so on. */
async function followedBy(client: QueryClient, key: number): Promise<DeliverySummary[]> {
  const { deliveries } = await client.fetchQuery(eventQuery(key));
  const found: DeliverySummary[] = [];
  for (let latest = deliveries; latest.length > 0;) {
    const ended = latest.filter(({ state }) => state === 'succeeded' || state === 'failed');
    // Nobody says of a call that one which it led to has gone on.
    const stories = await Promise.all(
      ended.map(({ id }) => client.fetchQuery({ ...storyQuery(id), staleTime: 0 })),
    );
    latest = stories.flatMap(({ led }) => led);
    found.push(...latest);
  }
  return found;
}
