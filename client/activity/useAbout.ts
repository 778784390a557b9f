import { useQuery } from '@tanstack/react-query';
import { eventQuery } from '../api/journal.ts';
import { aboutEvent, type About } from './about.ts';

/**
 * What an event is about, once it is wanted: lists do not carry it, so rows ask when they come into view. An event never
 * changes, so it is asked for once. Undefined until it is known.
 */
export function useAbout(eventKey: number, wanted: boolean): About | null | undefined {
  return useQuery({
    queryKey: ['about', eventKey],
    queryFn: async ({ client }) => {
      const { event } = await client.fetchQuery(eventQuery(eventKey));
      return aboutEvent(event.data);
    },
    enabled: wanted,
    staleTime: Infinity,
  }).data;
}
