import type { Condition } from '../../model/condition.ts';
import type { GraphNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { startOf, type Webhook } from '../../model/webhook.ts';
import { typedRow } from '../compile/rowTypes.ts';
import { variablesOf, type Variables } from '../compile/variables.ts';
import { problem } from '../problems.ts';
import { isUnfilled } from '../weight.ts';
import { conditionProblems } from './conditions.ts';
import { fieldName } from './fixes.ts';
import { splitProblems } from './splits.ts';
import type { PortabilityProblem, View } from './view.ts';

/** What the platform cannot do, at the place where the author wrote it. */
export function portabilityProblems(view: View): Problem[] {
  const { portability, catalogue } = view.context;
  if (!portability) return [];
  const variables = variablesOf(view.flow, (row) => typedRow(catalogue, row));
  const isUnsaid = unsaidDecisions(view);
  return view.compiled.webhooks.flatMap((webhook) =>
    (portability(webhook) ?? [])
      .filter((found) => !isToldOfSchedule(webhook, found))
      .filter((found) => partOf(found) !== 'when' || !isUnsaid(webhook))
      .map((found) => {
        const { isOfNo = false, ...place } = placeOf(view, variables, webhook, found);
        const message = isOfNo ? `For the exit “No”: ${found.message}` : found.message;
        return {
          ...problem('portability', [message], place),
          ...(found.code === undefined ? {} : { code: found.code }),
        };
      }),
  );
}

/** Neither place lets a schedule wait or try again: `cron.delay` and `cron.retry` have said so. */
function isToldOfSchedule({ event }: Webhook, { field }: PortabilityProblem): boolean {
  return event === 'CRON' && (field === 'delay' || field === 'retry');
}

function partOf({ field = '' }: PortabilityProblem): string {
  return field.split('.')[0] ?? '';
}

/** Whether a decision on the way is still to be filled in: what cannot be understood yet cannot be judged either. */
function unsaidDecisions(view: View): (webhook: Webhook) => boolean {
  const problems = [...conditionProblems(view), ...splitProblems(view)].filter(isUnfilled);
  const unsaid = new Set(problems.map(({ node }) => node));
  return (webhook) =>
    unsaid.size > 0 && decisionsBefore(view, webhook).some(({ node }) => unsaid.has(node.id));
}

type Place = Pick<Problem, 'node' | 'field'> & {
  /** It is the opposite of what the condition says that cannot travel. */
  readonly isOfNo?: boolean;
};

/** A webhook's parts come from different nodes. */
function placeOf(
  view: View,
  variables: Variables,
  webhook: Webhook,
  found: PortabilityProblem,
): Place {
  const { node, trigger } = webhook.origin;
  const part = partOf(found);
  if (part === 'when') return decisionPlace(view, variables, webhook, found);
  // What starts a webhook is its trigger, or the action whose exit it follows.
  if (part === 'event') return { node: trigger.replace(/\.(succeeded|failed)$/, '') };
  if (part === 'cron') return { node: trigger, field: 'cron' };
  if (part === 'delay') return { node };
  return found.field === undefined ? { node } : { node, field: found.field };
}

/**
 * The condition or split that says by itself what cannot travel. Where only several together do, the last of them: there
 * the ways differ for the last time.
 */
function decisionPlace(
  view: View,
  variables: Variables,
  webhook: Webhook,
  found: PortabilityProblem,
): Place {
  const ways = decisionsBefore(view, webhook);
  const guilty = ways.find(({ node, exit }) => {
    const wording = variables.decisions.get(node.id)?.wordings.get(exit);
    return wording && fails(view, webhook, wording, found);
  });
  const { node, exit } = guilty ?? ways.at(-1) ?? {};
  if (!node) return { node: webhook.origin.node };
  if (node.kind !== 'condition') return { node: node.id, field: 'field' };
  const parts = guilty && exit === 'yes' && 'all' in node.when ? node.when.all : [];
  const part = parts.findIndex((one) => fails(view, webhook, one, found));
  const field = fieldName(part < 0 ? ['when'] : ['when', 'all', part]);
  return { node: node.id, field, isOfNo: guilty !== undefined && exit === 'no' };
}

/** Whether a condition alone meets the same refusal. What was imported is left out: it would speak for itself. */
function fails(
  { context }: View,
  { imported: _, ...webhook }: Webhook,
  when: Condition,
  { code, message }: PortabilityProblem,
): boolean {
  const problems = context.portability?.({ ...webhook, when }) ?? [];
  return problems.some((other) =>
    code === undefined ? other.message === message : other.code === code,
  );
}

interface Taken {
  readonly node: GraphNode;
  readonly exit: string;
}

/** The exits of conditions and splits by which a webhook's event can come to its action, in the order of the way. */
function decisionsBefore({ flow }: View, { origin }: Webhook): Taken[] {
  const { node: start, exit } = startOf(origin);
  const reached = new Set<string>(
    (flow.outOf.get(start) ?? [])
      .filter((wire) => exit === null || wire.exit === exit)
      .map(({ to }) => to),
  );
  for (const id of reached) {
    if (flow.byId.get(id)?.kind === 'action') continue;
    for (const { to } of flow.outOf.get(id) ?? []) reached.add(to);
  }
  const leading = new Set([origin.node]);
  for (const id of leading) {
    for (const { from } of flow.into.get(id) ?? []) {
      // Behind another action's exit another event begins.
      if (reached.has(from) && flow.byId.get(from)?.kind !== 'action') leading.add(from);
    }
  }
  return flow.order.flatMap((id) => {
    const node = flow.byId.get(id);
    if (!node || !leading.has(id) || (node.kind !== 'condition' && node.kind !== 'split'))
      return [];
    const exits = (flow.outOf.get(id) ?? []).filter(({ to }) => leading.has(to));
    return exits.map((wire) => ({ node, exit: wire.exit }));
  });
}
