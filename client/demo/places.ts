import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { connectionsQuery, namesQuery } from '../api/connections.ts';
import { demoQuery, studiesQuery } from '../api/demo.ts';
import { choiceOf, sayStudy } from './studies.ts';

/** The hospital's own connection; somebody may have deleted it. */
function useConnection(isWanted: boolean): string {
  const url = useQuery(demoQuery).data?.url;
  const connections = useQuery({ ...connectionsQuery, enabled: isWanted }).data ?? [];
  const known = connections.find(
    ({ baseUrl, accountId }) => accountId !== undefined && sameAddress(baseUrl, url),
  );
  return known?.id ?? '';
}

function sameAddress(one: string, other: string | undefined): boolean {
  return other !== undefined && one.replace(/\/$/, '') === other.replace(/\/$/, '');
}

/** Asked for only when wanted, as each question is a call that the hospital receives. */
export function useDestinations(isWanted: boolean) {
  const connection = useConnection(isWanted);
  return useQuery({ ...namesQuery(connection, 'destination'), enabled: connection !== '' });
}

/** Names of destinations by uuid. */
export function usePlaceNames(isWanted: boolean): ReadonlyMap<string, string> {
  const { data } = useDestinations(isWanted);
  return useMemo(() => new Map((data ?? []).map(({ uuid, name }) => [uuid, name])), [data]);
}

/** What is behind the uuids that calls are made with. */
export function useMeanings(): ReadonlyMap<string, string> {
  const connection = useConnection(true);
  const enabled = connection !== '';
  const destinations = useQuery({ ...namesQuery(connection, 'destination'), enabled }).data;
  const groups = useQuery({ ...namesQuery(connection, 'group'), enabled }).data;
  const users = useQuery({ ...namesQuery(connection, 'user'), enabled }).data;
  const locations = useQuery({ ...namesQuery(connection, 'location'), enabled }).data;
  const studies = useQuery(studiesQuery).data;
  return useMemo(() => {
    const named = [destinations, groups, users, locations].flatMap((names) => names ?? []);
    const choices = (studies ?? []).map(choiceOf);
    return new Map([
      ...named.map(({ uuid, name }) => [uuid, name] as const),
      ...choices.map((choice) => [choice.uuid, sayStudy(choice)] as const),
    ]);
  }, [destinations, groups, users, locations, studies]);
}
