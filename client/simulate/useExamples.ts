import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { findEvent } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { samplesQuery } from '../api/demo.ts';
import { eventQuery, eventsQuery } from '../api/journal.ts';
import { relativeTime } from '../ui/time.ts';
import { exampleOf, type Example } from './examples.ts';
import { bareEvent, eventOfSample } from './trialEvent.ts';

const mostRecent = 10;

export interface Examples {
  readonly isLoading: boolean;
  readonly all: readonly Example[];
}

/** Events to try a drawing on: invented ones, the latest that came in, and an empty one. Fetched before anything is tried. */
export function useExamples(type: string): Examples {
  const isKnown = findEvent(ambra, type) !== undefined;
  const samples = useQuery({ ...samplesQuery(type), enabled: isKnown });
  const recent = useInfiniteQuery(eventsQuery({ type }, mostRecent));
  const heads = recent.data?.pages[0]?.items ?? [];
  const full = useQueries({
    queries: heads.map(({ key }) => ({ ...eventQuery(key), staleTime: Infinity })),
    combine: gather,
  });
  const all = useMemo(() => {
    const now = new Date();
    const invented = (samples.data?.events ?? []).map(({ label, event }, at) =>
      exampleOf({ key: `sample ${at}`, origin: 'sample', event: eventOfSample(event, now) }, label),
    );
    const real = full.map(({ key, event, receivedAt }) =>
      exampleOf(
        { key: `event ${key}`, origin: 'came_in', event },
        eventLabel(event.type, ambra),
        relativeTime(receivedAt, now),
      ),
    );
    const bare = exampleOf(
      { key: 'bare', origin: 'bare', event: bareEvent(type, now) },
      'An event that carries nothing',
      'fill in its values below',
    );
    return [...invented, ...real, bare];
  }, [samples.data, full, type]);
  return { isLoading: (samples.isLoading && isKnown) || recent.isLoading, all };
}

function gather<Full>(results: readonly { readonly data: Full | undefined }[]): Full[] {
  return results.flatMap(({ data }) => (data === undefined ? [] : [data]));
}
