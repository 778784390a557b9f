import { labelOf } from '../../../shared/authoring/labels.ts';
import type { Catalogue } from '../../../shared/catalogue.ts';
import type { Match, Reason } from '../../../shared/dispatch/match.ts';
import type { PlatformEvent } from '../../../shared/model/event.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import { failedEvent, succeededEvent, type Webhook } from '../../../shared/model/webhook.ts';

/**
 * The reasons of a webhook that was drawn behind an action's exit, in the words of the drawing: “after … failed” in place
 * of an event and a uuid that nobody has drawn. All others stay as they are.
 */
export function wordChain(
  match: Match,
  webhook: Webhook,
  event: PlatformEvent,
  { graph, catalogue }: { readonly graph: Graph; readonly catalogue: Catalogue },
): Match {
  const exit = exitOf(webhook);
  const node = exit && graph.nodes.find(({ id }) => id === exit.node);
  if (!exit || !node) return match;
  const before = { label: labelOf(node, catalogue), came: exit.came };
  return { ...match, reasons: match.reasons.map((reason) => reword(reason, event, before)) };
}

interface Before {
  readonly label: string;
  readonly came: 'failed' | 'succeeded';
}

function exitOf({ event, origin }: Webhook): { node: string; came: Before['came'] } | null {
  if (event !== failedEvent && event !== succeededEvent) return null;
  const [, node, came] = /^(.+)\.(failed|succeeded)$/.exec(origin.trigger) ?? [];
  if (node === undefined) return null;
  return { node, came: came === 'failed' ? 'failed' : 'succeeded' };
}

function reword(reason: Reason, { type }: PlatformEvent, { label, came }: Before): Reason {
  const { path, holds, decisive, blocks } = reason;
  const say = (text: string): Reason => ({
    path,
    holds,
    decisive,
    ...(blocks && { blocks }),
    text,
    masked: text,
  });
  const after = `this call comes after “${label}” ${came}`;
  if (path === 'event') {
    return say(holds ? `the event is that a call ${came}` : `the event is ${type}; ${after}`);
  }
  if (reason.field !== 'webhook.uuid') return reason;
  return say(
    holds ? `it was “${label}” that ${came}` : `it was another call that ${came}; ${after}`,
  );
}
