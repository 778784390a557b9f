import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { nameKinds, type NameKind } from '../shared/catalogue.ts';
import type { RuleAnswer } from '../shared/model/answers/rules.ts';
import type { Problem } from '../shared/model/problem.ts';
import { connectionsQuery, identitiesQuery, namesQuery } from './api/connections.ts';
import { samplesQuery } from './api/demo.ts';
import type { Named, Surroundings } from './draft/surroundings.ts';

/** What the editor has to know of this installation; null until connections and identities are known. Names follow. */
export function useSurroundings(answer: RuleAnswer): Surroundings | null {
  const { id: rule, versions, problems } = answer;
  const version = (versions[0]?.number ?? 0) + 1;
  const besides = useBesides(problems);
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
        .flatMap(({ id }) => nameKinds.map((kind) => [id, kind] as const)),
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
      besides,
      samples: (samples ?? []).map(({ event }) => event),
    };
  }, [rule, version, connections, identities, besides, samples, asked, names]);
}

/** The same list for as long as it says the same: every save has an answer of its own. */
function useBesides(problems: RuleAnswer['problems']): readonly Problem[] {
  const text = JSON.stringify(problems.filter(({ code }) => code === 'rule.same_as'));
  return useMemo(() => JSON.parse(text) as readonly Problem[], [text]);
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
