import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { rulesQuery } from '../api/rules.ts';

/** The names of the rules by id; null where they could not be had. */
export type RuleNames = ReadonlyMap<string, string> | null;

/** Undefined until it is known whether they can be had. */
export function useRuleNames(): RuleNames | undefined {
  const { data, isError } = useQuery(rulesQuery);
  return useMemo(() => {
    if (data) return new Map(data.map(({ id, name }) => [id, name]));
    return isError ? null : undefined;
  }, [data, isError]);
}
