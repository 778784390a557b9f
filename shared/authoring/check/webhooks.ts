import type { Problem } from '../../model/problem.ts';
import type { Webhook } from '../../model/webhook.ts';
import { mostTerms } from '../compile.ts';
import { labelOf, startLabel } from '../labels.ts';
import { problem } from '../problems.ts';
import { chainProblems } from './chains.ts';
import { circleProblems } from './circles.ts';
import { isNever } from './conditions.ts';
import { isImpossible } from './contradictions.ts';
import { identityProblems } from './identities.ts';
import { portabilityProblems } from './portability.ts';
import type { View } from './view.ts';

/**
 * What shows only in the compiled webhooks: ways that never happen, too many tests, circles over the platform,
 * chains that are too long, uuids that are taken.
 */
export function webhookProblems(view: View): Problem[] {
  const { webhooks } = view.compiled;
  return [
    ...obstacles(view),
    ...webhooks.flatMap((webhook) => contradiction(view, webhook)),
    ...circleProblems(view),
    ...chainProblems(view),
    ...identityProblems(view),
    ...portabilityProblems(view),
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
