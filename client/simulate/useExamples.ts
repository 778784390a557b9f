import { useQueries, useQuery, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PlatformEvent } from '../../shared/model/event.ts';
import { samplesQuery } from '../api/demo.ts';
import { eventQuery, eventsQuery } from '../api/journal.ts';
import { relativeTime } from '../ui/time.ts';
import { eventOfSample } from './trialEvent.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Examples {
  readonly isLoading: boolean;
  readonly options: { readonly group: string; readonly items: Option[] }[];
  readonly first: string | null;
  /** Null stands for the first. */
  find(choice: string | null): PlatformEvent | undefined;
}

const mostRecent = 10;

/** Events to try a rule on: invented ones, and the latest that came in. Fetched before anything is tried. */
export function useExamples(type: string): Examples {
  const samples = useQuery(samplesQuery(type));
  const recent = useInfiniteQuery(eventsQuery({ type }, mostRecent));
  const heads = recent.data?.pages[0]?.items ?? [];
  const full = useQueries({
    queries: heads.map(({ key }) => ({ ...eventQuery(key), staleTime: Infinity })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  return useMemo(() => {
    const now = new Date();
    const invented = (samples.data?.events ?? []).map(({ label, event }, at) => ({
      value: `sample ${at}`,
      label,
      event: eventOfSample(event, now),
    }));
    const real = full.map(({ key, event, receivedAt }) => ({
      value: `event ${key}`,
      label: `${labelOf(event)} (${relativeTime(receivedAt, now)})`,
      event,
    }));
    const all = [...invented, ...real];
    return {
      isLoading: samples.isLoading || recent.isLoading,
      options: [
        { group: 'Samples', items: invented.map(optionOf) },
        { group: 'Came in lately', items: real.map(optionOf) },
      ].filter(({ items }) => items.length > 0),
      first: all[0]?.value ?? null,
      find: (choice) => (all.find(({ value }) => value === choice) ?? all[0])?.event,
    };
  }, [samples.data, samples.isLoading, recent.isLoading, full]);
}

function optionOf({ value, label }: Option): Option {
  return { value, label };
}

function labelOf({ data, id }: PlatformEvent): string {
  const study = data['study'] ?? {};
  const words = ['modality', 'study_description', 'patient_name']
    .map((field) => study[field])
    .filter((value): value is string => typeof value === 'string' && value !== '');
  return words.length > 0 ? words.join(', ') : id;
}
