import { isMadeUp, nameCall } from '../../shared/authoring/callName.ts';
import { platformAlias, type Webhook } from '../../shared/model/webhook.ts';

/** As much of a running webhook as tells what it calls. */
export type Calling = Pick<Webhook, 'url' | 'parameters'>;

/** What things are called: commands by their path, destinations and others by their uuid. */
export interface Names {
  readonly labels: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, string>;
}

/**
 * A call with its rule as that is named now, `New rule: Send study to Reading station 2`. A rule that is called like its
 * only call is not named beside it.
 */
export function sayCall(
  webhookName: string,
  ruleName: string | undefined,
  calling: Calling | undefined,
  names: Names,
): string {
  const { rule, call } = nameCall(webhookName, ruleName);
  const told = sayWhere(call, calling, names);
  return rule === told ? told : `${rule}: ${told}`;
}

/** The same for those who look at its rule, whatever that is called. */
export function sayOwnCall(
  webhookName: string,
  ruleName: string | undefined,
  calling: Calling | undefined,
  names: Names,
): string {
  const { call } = nameCall(webhookName, ruleName);
  return `This rule: ${sayWhere(call, calling, names)}`;
}

/**
 * Where nobody has named the call, the name made up for it says only what kind of call it is (the label of its command);
 * then where it goes is said as well.
 */
function sayWhere(call: string, calling: Calling | undefined, { labels, places }: Names): string {
  if (!calling) return call;
  const { url, parameters } = calling;
  const label = url.startsWith(platformAlias) ? labels.get(url.slice(platformAlias.length)) : null;
  if (!label || !isMadeUp(call, label)) return call;
  const place = Object.values(parameters)
    .flatMap((value) => (typeof value === 'string' ? (places.get(value) ?? []) : []))
    .join(', ');
  if (place === '') return call;
  const way = /^(?:Send|Share|Email)\b/.test(label) ? 'to' : '→';
  return unnamed.test(label) ? label.replace(unnamed, place) : `${label} ${way} ${place}`;
}

const unnamed = /(?<= to )a(?:nother)? \w+$/;
