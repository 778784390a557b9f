import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { NameKind } from '../shared/catalogue.ts';
import { connectionsQuery, identitiesQuery, namesQuery } from './api/connections.ts';
import { samplesQuery } from './api/demo.ts';
import type { Named, Surroundings } from './draft/surroundings.ts';

const kinds = [
  'destination',
  'user',
  'group',
  'location',
  'account',
  'namespace',
] as const satisfies readonly NameKind[];

/** What the editor has to know of this installation; null until connections and identities are known. Names follow. */
export function useSurroundings(rule: string, version: number): Surroundings | null {
  const connections = useQuery(connectionsQuery).data;
  const identities = useQuery(identitiesQuery).data;
  const samples = useQuery(samplesQuery()).data?.events;
  const asked = useMemo(
    () =>
      (connections ?? [])
        .filter(({ id, kind, accountId }) => {
          // Only somebody who is signed in to an account is told its names.
          const signsIn = identities?.some(({ connection }) => connection === id);
          return kind === 'ambra' && accountId !== undefined && signsIn === true;
        })
        .flatMap(({ id }) => kinds.map((kind) => [id, kind] as const)),
    [connections, identities],
  );
  const names = useQueries({
    queries: asked.map(([connection, kind]) => ({ ...namesQuery(connection, kind), retry: false })),
    combine: combineNames,
  });
  return useMemo(() => {
    if (!connections || !identities) return null;
    return {
      rule: { id: rule },
      version,
      connections,
      identities,
      names: byConnection(asked, names),
      samples: (samples ?? []).map(({ event }) => event),
    };
  }, [rule, version, connections, identities, samples, asked, names]);
}

function combineNames(results: readonly { readonly data: Named[] | undefined }[]) {
  return results.map(({ data }) => data);
}

function byConnection(
  asked: readonly (readonly [string, NameKind])[],
  lists: readonly (Named[] | undefined)[],
): Surroundings['names'] {
  const found = new Map<string, Partial<Record<NameKind, readonly Named[]>>>();
  asked.forEach(([connection, kind], at) => {
    const list = lists[at];
    if (list) found.set(connection, { ...found.get(connection), [kind]: list });
  });
  return found;
}
