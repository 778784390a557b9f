import { counted } from '../../shared/authoring/words.ts';
import type { Webhook } from '../../shared/model/webhook.ts';

/** “3 live rules use it”: how many of the rules that run now call over a connection. */
export function sayUsers(
  connection: string,
  running: readonly Pick<Webhook, 'connection' | 'origin'>[],
): string {
  const over = running.filter((webhook) => webhook.connection === connection);
  const rules = new Set(over.map(({ origin }) => origin.rule)).size;
  if (rules === 0) return 'No live rule uses it.';
  return `${counted(rules, 'live rule')} ${rules === 1 ? 'uses' : 'use'} it.`;
}
