import { platformAlias, type Webhook } from '../../shared/model/webhook.ts';

/** As much of a running webhook as tells what it calls. */
export type Calling = Pick<Webhook, 'url' | 'parameters'>;

/**
 * A call with its rule, `New rule: Send study to Reading station 2`. Where nobody has named the call, the name made up for
 * it says only what kind of call it is (`label`, by its command); then where it goes is said as well. A rule that is
 * called like its only call is not named beside it.
 */
export function sayCall(
  webhookName: string,
  calling: Calling | undefined,
  labels: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): string {
  if (!calling?.url.startsWith(platformAlias)) return webhookName;
  const label = labels.get(calling.url.slice(platformAlias.length));
  const places = Object.values(calling.parameters).flatMap((value) =>
    typeof value === 'string' ? (names.get(value) ?? []) : [],
  );
  const at = label === undefined ? -1 : webhookName.indexOf(`: ${label}`);
  if (label === undefined || at < 0 || places.length === 0) return webhookName;
  if (!madeUp.test(webhookName.slice(at + 2 + label.length))) return webhookName;
  const place = places.join(', ');
  const way = /^(?:Send|Share|Email)\b/.test(label) ? 'to' : '→';
  const told = unnamed.test(label) ? label.replace(unnamed, place) : `${label} ${way} ${place}`;
  const rule = webhookName.slice(0, at);
  return rule === told ? told : `${rule}: ${told}`;
}

/** What tells calls of one name from each other: ` (Study arrives) 2`. */
const madeUp = /^(?: \(.*\))?(?: \d+)?$/;

const unnamed = /(?<= to )a(?:nother)? \w+$/;
