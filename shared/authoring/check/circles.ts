import type { Problem } from '../../model/problem.ts';
import { failedEvent, succeededEvent, type Webhook } from '../../model/webhook.ts';
import { countLeaves } from '../conditions.ts';
import { groupBy, wayBetween } from '../flow.ts';
import { labelOf } from '../labels.ts';
import { problem } from '../problems.ts';
import { setting } from './fixes.ts';
import type { View } from './view.ts';

/** Rules that would run for ever, because what their calls bring about starts them again. */
export function circleProblems(view: View): Problem[] {
  const { webhooks } = view.compiled;
  const consequences = webhooks.flatMap((webhook) => consequencesOf(webhooks, webhook));
  return [
    ...consequences.filter(({ from, to }) => from === to).map(selfTrigger),
    ...rounds(consequences).map((round) => circle(view, round)),
  ];
}

/** Events that a successful call brings about on the platform. */
const causes: Readonly<Record<string, readonly string[]>> = {
  'study/share': ['STUDY_SHARE', 'STUDY_WAS_SHARED'],
  'study/status/set': ['STUDY_STATUS'],
  'study/move': ['STUDY_MOVE'],
  'study/set': ['STUDY_EDIT'],
  'study/push': ['STUDY_PUSH_STATUS'],
  'study/approve': ['STUDY_APPROVE'],
  'study/reject': ['STUDY_REJECT'],
  'study/duplicate': ['STUDY_COPY', 'STUDY_SYNC'],
  'study/merge': ['STUDY_MERGE'],
  'study/split': ['STUDY_SPLIT'],
  'study/delete': ['STUDY_DELETE'],
  'hl7/add': ['HL7_ADD', 'STUDY_HL7'],
  'radreport/add': ['STUDY_RADREPORT'],
  'radreport/set': ['STUDY_RADREPORT'],
  'annotation/add': ['STUDY_ANNOTATION'],
  'query/add': ['QUERY_ADD'],
  'query/set': ['QUERY_STATUS'],
  'account/user/add': ['ACCOUNT_USER_ADD'],
  'account/user/set': ['ACCOUNT_USER_EDIT'],
  'account/user/delete': ['ACCOUNT_USER_DELETE'],
};

/** A call that surely follows an event, and an event that it brings about. */
interface Consequence {
  readonly from: string;
  readonly to: string;
  readonly command: string;
  /** The action's node id. */
  readonly node: string;
}

function consequencesOf(webhooks: readonly Webhook[], webhook: Webhook): Consequence[] {
  const command = webhook.url.replace(/^https?:\/\/[^/]*\//, '');
  const { node } = webhook.origin;
  return [...unguardedStarts(webhooks, webhook)].flatMap((from) =>
    (causes[command] ?? []).map((to) => ({ from, to, command, node })),
  );
}

/**
 * The events of triggers from which every call leads to the next, up to this one, with nothing asked on the way. A call
 * made once per study, or under a condition, may well come to rest.
 */
function unguardedStarts(webhooks: readonly Webhook[], webhook: Webhook): ReadonlySet<string> {
  const { event, when, once, origin } = webhook;
  // Of a chain the first test only names the calls that it follows; that a call fails is a condition of its own.
  const isChain = event === succeededEvent;
  if (once || event === failedEvent || countLeaves(when) > (isChain ? 1 : 0)) return new Set();
  if (!isChain) return new Set([event]);
  const before = webhooks.filter(({ origin: { node } }) => `${node}.succeeded` === origin.trigger);
  return new Set(before.flatMap((other) => [...unguardedStarts(webhooks, other)]));
}

function selfTrigger({ command, to, node }: Consequence): Problem {
  const fix = setting('Once per study', node, ['once'], 'study');
  return problem('rule.triggers_itself', [command, to], { node, fix });
}

/** Each event's shortest way back to itself over others; a circle is told once, wherever one enters it. */
function rounds(consequences: readonly Consequence[]): Consequence[][] {
  const onward = consequences.filter(({ from, to }) => from !== to);
  const wires = groupBy(
    onward.map(({ from, to }) => ({ from, exit: '', to })),
    ({ from }) => from,
  );
  const found = new Map<string, Consequence[]>();
  for (const first of onward) {
    const way = wayBetween(wires, first.to, first.from);
    if (!way) continue;
    const key = [...way].sort().join();
    if (found.has(key)) continue;
    const rest = way.slice(1).map((to, index) => ({ from: way[index], to }));
    const steps = rest.flatMap(
      ({ from, to }) => onward.find((one) => one.from === from && one.to === to) ?? [],
    );
    found.set(key, [first, ...steps]);
  }
  return [...found.values()];
}

function circle({ flow, context }: View, round: readonly Consequence[]): Problem {
  const steps = round.map(({ from, node }) => {
    const action = flow.byId.get(node);
    return `${from} → “${action ? labelOf(action, context.catalogue) : node}”`;
  });
  const way = [...steps, round[0]?.from ?? ''].join(' → ');
  const node = round[0]?.node ?? '';
  const fix = setting('Once per study', node, ['once'], 'study');
  return problem('rule.circle', [way], { node, fix });
}
