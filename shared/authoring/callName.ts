/** A webhook's name begins with its rule's; apart they read better. */
export interface CallName {
  readonly call: string;
  readonly rule: string;
}

/** What the call and its rule are named; of a rule that is not known the name is the one it had when it was published. */
export function nameCall(webhookName: string, ruleName: string | undefined): CallName {
  const known = `${ruleName ?? ''}: `;
  if (ruleName !== undefined && webhookName.startsWith(known) && webhookName !== known)
    return { call: webhookName.slice(known.length), rule: ruleName };
  const colon = webhookName.indexOf(': ');
  if (colon < 1) return { call: webhookName, rule: ruleName ?? webhookName };
  return { call: webhookName.slice(colon + 2), rule: ruleName ?? webhookName.slice(0, colon) };
}

/** The command's label, and what tells it from others: `Send study to a destination (Study arrives) 2`. */
export function isMadeUp(name: string, label: string): boolean {
  return name.startsWith(label) && /^(?: \(.*\))?(?: \d+)?$/.test(name.slice(label.length));
}
