import { findCommand } from '../../catalogue.ts';
import { closest } from '../../catalogue/closest.ts';
import type { ActionNode } from '../../model/graph.ts';
import { failedEvent, platformAlias } from '../../model/webhook.ts';
import type { Problem } from '../../model/problem.ts';
import { keptUrls } from '../compile/target.ts';
import { carries } from '../fields.ts';
import { problem } from '../problems.ts';
import { foreignUrls, outsideProblems } from './addresses.ts';
import { commandFieldProblems } from './commandFields.ts';
import { connectionProblems } from './connections.ts';
import { setting } from './fixes.ts';
import { parameterProblems } from './parameters.ts';
import { userProblems } from './users.ts';
import { eventsIn, isAmbra, nodesOfKind, type View } from './view.ts';

/** What an action calls, where, as whom and how often. */
export function actionProblems(view: View): Problem[] {
  return nodesOfKind(view, 'action').flatMap((action) => [
    ...connectionProblems(view, action),
    ...commandProblems(view, action),
    ...userProblems(view, action),
    ...onceProblems(view, action),
    ...parameterProblems(view, action),
  ]);
}

function commandProblems(view: View, action: ActionNode): Problem[] {
  const { catalogue } = view.context;
  const { id: node, command } = action;
  if (!command?.trim()) {
    const urls = keptUrls(action);
    return urls.length > 0
      ? foreignUrls(view, action, urls)
      : [problem('action.no_command', [], { node, field: 'command' })];
  }
  const outside = outsideProblems(view, action, command);
  if (outside.length > 0) return outside;
  const literal = commandFieldProblems(view, action, command);
  if (literal.length > 0) return literal;
  if (!isAmbra(view, action) || findCommand(catalogue, command)) return [];
  const bare = command.trim().replace(platformAlias, '').replace(/^\/+/, '');
  const suggestion = findCommand(catalogue, bare)
    ? bare
    : closest(
        bare,
        catalogue.commands.map(({ path }) => path),
      );
  const fix =
    suggestion === undefined
      ? undefined
      : setting(`Use ${suggestion}`, node, ['command'], suggestion);
  return [
    problem('action.unknown_command', [command, suggestion], { node, field: 'command', fix }),
  ];
}

function onceProblems(view: View, action: ActionNode): Problem[] {
  const { id: node, once } = action;
  if (once === undefined) return [];
  const { catalogue } = view.context;
  const place = { node, field: 'once', fix: setting('Turn “once” off', node, ['once']) };
  const origins = view.origins.get(node) ?? [];
  const isFailure = origins.some(
    ({ behind, trigger }) => behind === 'failed' || trigger.event === failedEvent,
  );
  if (isFailure) return [problem('action.once_behind_failure', [], place)];
  const without = origins.filter((origin) =>
    ['study', 'study_deleted'].every(
      (object) => carries(origin, { object, field: 'uuid' }, catalogue).kind === 'not_carried',
    ),
  );
  if (without.length === 0) return [];
  return [problem('action.once_without_study', [eventsIn(without, view)], place)];
}
