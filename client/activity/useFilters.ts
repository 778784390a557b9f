import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { readFilters, writeFilters, type Filters } from './filters.ts';

export type ChangeFilters = (
  change: Partial<Filters>,
  options?: { readonly replace?: boolean },
) => void;

/** The filters in the address. A choice can be taken back with Back; typing replaces what was typed before. */
export function useFilters(): [Filters, ChangeFilters] {
  const [query, setQuery] = useSearchParams();
  const filters = useMemo(() => readFilters(query), [query]);
  const change = useCallback<ChangeFilters>(
    (some, { replace = false } = {}) => {
      setQuery((now) => writeFilters({ ...readFilters(now), ...some }), { replace });
    },
    [setQuery],
  );
  return [filters, change];
}
