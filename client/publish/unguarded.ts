import type { Edit } from '../../shared/model/edit.ts';
import { startOf, type Webhook } from '../../shared/model/webhook.ts';

/**
 * The actions whose failure would be the end of it, as node ids: they are not tried again, and nothing is done when they
 * fail. What follows another call or comes again at set times is not counted.
 */
export function unguarded(webhooks: readonly Webhook[]): string[] {
  const starts = webhooks.map(({ origin }) => startOf(origin));
  const met = new Set(starts.flatMap(({ node, exit }) => (exit === 'failed' ? [node] : [])));
  const nodes = webhooks
    .filter(
      ({ origin, event, retry, suspended }) =>
        !retry && !suspended && event !== 'CRON' && startOf(origin).exit === null,
    )
    .map(({ origin }) => origin.node);
  return [...new Set(nodes)].filter((node) => !met.has(node));
}

/** Has calls tried again where they fail, or not. */
export function tryAgainAt(nodes: readonly string[], retry: boolean): Edit {
  return {
    do: 'all',
    edits: nodes.map((node) => ({ do: 'setField', node, path: ['retry'], value: retry })),
  };
}
