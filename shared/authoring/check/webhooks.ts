import type { Problem } from '../../model/problem.ts';
import { failedEvent, succeededEvent, type Webhook } from '../../model/webhook.ts';
import { mostTerms } from '../compile.ts';
import { countLeaves } from '../conditions.ts';
import { labelOf, startLabel } from '../labels.ts';
import { problem } from '../problems.ts';
import { isNever } from './conditions.ts';
import { isImpossible } from './contradictions.ts';
import { setting } from './fixes.ts';
import type { View } from './view.ts';

/** What shows only in the compiled webhooks: ways that never happen, too many tests, circles over the platform. */
export function webhookProblems(view: View): Problem[] {
  const { webhooks } = view.compiled;
  return [
    ...obstacles(view),
    ...webhooks.flatMap((webhook) => contradiction(view, webhook)),
    ...webhooks.flatMap((webhook) => selfTrigger(webhooks, webhook)),
    ...webhooks.flatMap((webhook) => portability(view, webhook)),
  ];
}

function obstacles({ compiled, context: { catalogue } }: View): Problem[] {
  return compiled.obstacles.flatMap((obstacle) => {
    const { action, source } = obstacle;
    switch (obstacle.kind) {
      case 'too_many_terms': {
        const label = labelOf(action, catalogue);
        return [problem('rule.too_many_terms', [label, mostTerms], { node: action.id })];
      }
      case 'never':
        return [problem('node.never', [startLabel(source, catalogue)], { node: action.id })];
      case 'waits_differ':
        return [];
    }
  });
}

/** Conditions that are possible each for itself may contradict each other along the way. */
function contradiction(view: View, { when, origin }: Webhook): Problem[] {
  if (!isImpossible(when)) return [];
  const { flow, context } = view;
  const alone = [...flow.byId.values()].some(
    (node) => node.kind === 'condition' && isNever(view, node),
  );
  if (alone) return [];
  const source =
    flow.byId.get(origin.trigger) ?? flow.byId.get(origin.trigger.replace(/\.\w+$/, ''));
  const start = source ? labelOf(source, context.catalogue) : origin.trigger;
  return [problem('node.never', [start], { node: origin.node })];
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

/** A call made once per study, or under a condition, may well come to rest. */
function selfTrigger(webhooks: readonly Webhook[], webhook: Webhook): Problem[] {
  const { url, origin } = webhook;
  const command = url.replace(/^https?:\/\/[^/]*\//, '');
  const caused = causes[command] ?? [];
  const event = [...unguardedStarts(webhooks, webhook)].find((start) => caused.includes(start));
  if (event === undefined) return [];
  const fix = setting('Once per study', origin.node, ['once'], 'study');
  return [problem('rule.triggers_itself', [command, event], { node: origin.node, fix })];
}

/** The events of triggers from which every call leads to the next, up to this one, with nothing asked on the way. */
function unguardedStarts(webhooks: readonly Webhook[], webhook: Webhook): ReadonlySet<string> {
  const { event, when, once, origin } = webhook;
  // Of a chain the first test only names the calls that it follows; that a call fails is a condition of its own.
  const isChain = event === succeededEvent;
  if (once || event === failedEvent || countLeaves(when) > (isChain ? 1 : 0)) return new Set();
  if (!isChain) return new Set([event]);
  const before = webhooks.filter(({ origin: { node } }) => `${node}.succeeded` === origin.trigger);
  return new Set(before.flatMap((other) => [...unguardedStarts(webhooks, other)]));
}

function portability({ context }: View, webhook: Webhook): Problem[] {
  return (context.portability?.(webhook) ?? []).map(({ message, field, code }) => ({
    ...problem('portability', [message], { node: webhook.origin.node, field }),
    ...(code === undefined ? {} : { code }),
  }));
}
