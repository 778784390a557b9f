import { v5 } from 'uuid';

/** A name of our own from which all identities grow; changing it would make every published webhook a new one. */
const namespace = '6f0f2a5e-94c6-5d0b-8c35-2f4f7f1f9b7a';

/**
 * The uuid of the webhook for one trigger-action pair of a rule: the same at every compiling, so that a republish
 * updates (DESIGN, decision 5). `source` is a trigger's id or `action.exit`.
 */
export function webhookUuid(rule: string, source: string, action: string): string {
  return v5(JSON.stringify(['webhook', rule, source, action]), namespace);
}

/** What a call that is made once is claimed by: rule and action, whatever the trigger (DESIGN, decision 15). */
export function onceKey(rule: string, action: string): string {
  return v5(JSON.stringify(['once', rule, action]), namespace);
}
