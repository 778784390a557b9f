import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { connectionsQuery } from '../api/connections.ts';
import type { PausedNames } from './outcome.ts';

/** The connections over which nothing goes out until somebody resumes them. */
export function usePaused(isWanted: boolean): PausedNames {
  const { data } = useQuery({ ...connectionsQuery, enabled: isWanted });
  return useMemo(
    () => new Map((data ?? []).flatMap(({ id, name, paused }) => (paused ? [[id, name]] : []))),
    [data],
  );
}
