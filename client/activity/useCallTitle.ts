import { useQueries, useQuery } from '@tanstack/react-query';
import { nameCall, type CallName } from '../../shared/authoring/callName.ts';
import { isMadeUpName } from '../../shared/authoring/callTitle.ts';
import { titlesOf } from '../../shared/authoring/callTitles.ts';
import { findCommand, findParameter } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import { connectionsQuery, identitiesQuery, namesQuery } from '../api/connections.ts';
import { versionQuery } from '../api/rules.ts';
import { commandOf } from './call.ts';
import type { RuleNames } from './useRuleNames.ts';

/** Which call, as the journal knows it. */
export interface Called {
  readonly webhook: string;
  readonly webhookName: string;
  readonly rule: string;
  readonly version: number;
}

/** What a call and its rule are named; where nobody has named the call, by where it goes, once that is known. */
export function useCallTitle(called: Called, rules: RuleNames | undefined): CallName {
  const name = nameCall(called.webhookName, rules?.get(called.rule));
  // A rule that is no more cannot be asked what it said.
  const isAsked = rules?.has(called.rule) === true && isMadeUpName(name.call, ambra);
  const version = useQuery({ ...versionQuery(called.rule, called.version), enabled: isAsked }).data;
  const webhook = version?.webhooks.find(({ uuid }) => uuid === called.webhook);
  const nameOf = useNamesOf(webhook?.connection, isAsked ? (version?.webhooks ?? []) : []);
  if (!isAsked || !version) return name;
  const titles = titlesOf(version, { catalogue: ambra, nameOf });
  return { ...name, call: titles.get(called.webhook) ?? name.call };
}

/** The names of what the parameters of a rule's calls may mean. */
function useNamesOf(connection = '', webhooks: readonly Webhook[]) {
  const known = useQuery(connectionsQuery).data?.find(({ id }) => id === connection);
  const signsIn = useQuery(identitiesQuery).data?.some((one) => one.connection === connection);
  const enabled = known?.kind === 'ambra' && known.accountId !== undefined && signsIn === true;
  const kinds = [...new Set(webhooks.flatMap(kindsOf))];
  const lists = useQueries({
    queries: kinds.map((kind) => ({ ...namesQuery(connection, kind), enabled, retry: false })),
  });
  return (kind: string, uuid: string): string | undefined =>
    lists[kinds.findIndex((one) => one === kind)]?.data?.find((one) => one.uuid === uuid)?.name;
}

function kindsOf({ url, parameters }: Webhook) {
  const command = findCommand(ambra, commandOf(url) ?? '');
  if (!command) return [];
  return Object.keys(parameters).flatMap((name) => findParameter(command, name)?.names ?? []);
}
