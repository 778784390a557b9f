import { useQueries, useQuery } from '@tanstack/react-query';
import { connectionsQuery, identitiesQuery, namesQuery } from '../api/connections.ts';
import type { CallValue } from './call.ts';

/** What the account calls a uuid among the values of a call; null where it has no name, or none is known. */
export function useCallNames(
  connection: string,
  values: readonly CallValue[],
): (value: CallValue) => string | null {
  const known = useQuery(connectionsQuery).data?.find(({ id }) => id === connection);
  const hasNames = known?.kind === 'ambra' && known.accountId !== undefined;
  const kinds = [...new Set(values.flatMap(({ parameter }) => parameter?.names ?? []))];
  const lists = useQueries({
    queries: kinds.map((kind) => ({
      ...namesQuery(connection, kind),
      enabled: hasNames,
      retry: false,
    })),
  });
  return ({ parameter, value }) => {
    const names = lists[kinds.findIndex((kind) => kind === parameter?.names)]?.data;
    return names?.find(({ uuid }) => uuid === value)?.name ?? null;
  };
}

/** Over which connection and as whom a call goes, by their names. */
export function useCallers(connection: string, user: string | undefined) {
  const connections = useQuery(connectionsQuery).data;
  const identities = useQuery(identitiesQuery).data;
  return {
    connection: connections?.find(({ id }) => id === connection)?.name ?? null,
    user:
      identities?.find((one) => one.connection === connection && one.userId === user)?.name ?? null,
  };
}
