import type { Graph } from '../model/graph.ts';
import type { Problem } from '../model/problem.ts';
import { actionProblems } from './check/actions.ts';
import { conditionProblems } from './check/conditions.ts';
import { splitProblems } from './check/splits.ts';
import { structureProblems } from './check/structure.ts';
import { triggerProblems } from './check/triggers.ts';
import { viewOf, type CheckContext } from './check/view.ts';
import { waitProblems } from './check/waits.ts';
import { webhookProblems } from './check/webhooks.ts';

export type { CheckContext } from './check/view.ts';

/**
 * Everything that is wrong with a graph, worded for its author and tied to the place where it is mended, with a fix where
 * there is one. Errors for `here` or `both` block publishing here, those for `platform` or `both` block deploying there.
 * Errors come first; within each kind the order follows the graph.
 */
export function check(graph: Graph, context: CheckContext): Problem[] {
  const view = viewOf(graph, context);
  const problems = [
    ...structureProblems(view),
    ...triggerProblems(view),
    ...conditionProblems(view),
    ...splitProblems(view),
    ...waitProblems(view),
    ...actionProblems(view),
    ...webhookProblems(view),
  ];
  const distinct = new Map(problems.map((found) => [JSON.stringify(found), found]));
  return [...distinct.values()].sort((a, b) => weight(a) - weight(b));
}

function weight({ severity }: Problem): number {
  return severity === 'error' ? 0 : 1;
}
