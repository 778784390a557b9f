import type { Edit } from '../../model/edit.ts';
import type { Problem } from '../../model/problem.ts';
import type { Webhook } from '../../model/webhook.ts';
import { groupBy } from '../flow.ts';
import { labelOf } from '../labels.ts';
import { problem } from '../problems.ts';
import { fieldName } from './fixes.ts';
import type { View } from './view.ts';

/**
 * Webhooks that could make each other's calls: a delivery finds what it has to send by uuid and version alone. Only a
 * uuid that was kept from an import can be taken; those that grow from the drawing are all different.
 */
export function identityProblems(view: View): Problem[] {
  const { compiled, context } = view;
  const alike = groupBy(compiled.webhooks, ({ uuid }) => uuid);
  return [
    ...[...alike.values()].flatMap((webhooks) => sharedWithin(view, webhooks)),
    ...compiled.webhooks.flatMap((webhook) => {
      const rule = context.ownerOf?.(webhook.uuid);
      return rule === undefined ? [] : [taken(view, webhook, `the rule “${rule}”`)];
    }),
  ];
}

/** The first that can have no other uuid keeps it, else the first. */
function sharedWithin(view: View, webhooks: readonly Webhook[]): Problem[] {
  const owner = webhooks.find((webhook) => !isKept(view, webhook)) ?? webhooks[0];
  return webhooks
    .filter((webhook) => webhook !== owner)
    .map((webhook) => {
      const action = owner && view.flow.byId.get(owner.origin.node);
      const isOwn = action?.id === webhook.origin.node;
      const label = action && labelOf(action, view.context.catalogue);
      return taken(view, webhook, isOwn ? 'another start of this action' : `“${label ?? ''}”`);
    });
}

function isKept(view: View, webhook: Webhook): boolean {
  return keptBy(view, webhook) !== undefined;
}

function keptBy({ flow }: View, { uuid, origin: { node, trigger } }: Webhook) {
  const action = flow.byId.get(node);
  return action?.kind === 'action' && action.identities?.[trigger] === uuid ? action : undefined;
}

function taken(view: View, webhook: Webhook, owner: string): Problem {
  const { node, trigger } = webhook.origin;
  const field = fieldName(['identities', trigger]);
  const fix = growingItsOwn(view, webhook);
  return problem('action.uuid_taken', [webhook.uuid, owner], { node, field, fix });
}

/** Without the uuid that was kept, one grows from the drawing; and so does the claim of calls that are made once. */
function growingItsOwn(view: View, webhook: Webhook): Problem['fix'] {
  const action = keptBy(view, webhook);
  if (!action) return undefined;
  const { node, trigger } = webhook.origin;
  const paths = [
    ['identities', trigger],
    ...(action.kept?.[trigger]?.once_key === undefined ? [] : [['kept', trigger, 'once_key']]),
  ];
  const edits = paths.map((path): Edit => ({ do: 'setField', node, path }));
  return { label: 'Give it a uuid of its own', edit: { do: 'all', edits } };
}
