import { deepestCausation } from '../../model/event.ts';
import type { Problem } from '../../model/problem.ts';
import type { Webhook } from '../../model/webhook.ts';
import { groupBy, type Flow } from '../flow.ts';
import { labelOf } from '../labels.ts';
import { problem } from '../problems.ts';
import type { View } from './view.ts';

/** The first call has no cause, and each further one has all those before it. */
const longest = deepestCausation + 1;

/** Actions behind which nothing is called any more, because events carry no more causes than that. */
export function chainProblems({ compiled, flow, context }: View): Problem[] {
  const links = compiled.webhooks.map((webhook) => linkOf(flow, webhook));
  const places = placesOf(links);
  const ends = new Set(
    links
      .map(({ before }) => before)
      .filter((node) => node !== undefined && places.get(node) === longest),
  );
  return [...flow.byId.values()]
    .filter(({ id }) => ends.has(id))
    .map((node) => {
      const label = labelOf(node, context.catalogue);
      return problem('rule.chain_too_long', [label, longest], { node: node.id });
    });
}

interface Link {
  readonly node: string;
  /** The action behind whose exit it is; none behind a trigger. */
  readonly before: string | undefined;
}

function linkOf({ byId }: Flow, { origin: { node, trigger } }: Webhook): Link {
  const before = byId.has(trigger) ? undefined : trigger.replace(/\.(?:succeeded|failed)$/, '');
  return { node, before };
}

/** Which call each action is at the latest: 1 behind a trigger, 2 behind an exit of such an action, and so on. */
function placesOf(links: readonly Link[]): ReadonlyMap<string, number> {
  const byNode = groupBy(links, ({ node }) => node);
  const places = new Map<string, number>();
  const placeOf = (node: string): number => {
    const known = places.get(node);
    if (known !== undefined) return known;
    const before = (byNode.get(node) ?? []).flatMap((link) => link.before ?? []);
    const place = 1 + Math.max(0, ...before.map(placeOf));
    places.set(node, place);
    return place;
  };
  for (const node of byNode.keys()) placeOf(node);
  return places;
}
