import { expect } from 'vitest';
import { applyEdit } from '../../../../shared/authoring/edit.ts';
import { check, type CheckContext } from '../../../../shared/authoring/check.ts';
import type { Graph } from '../../../../shared/model/graph.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { action, context, graph, trigger } from '../../../support/graphs.ts';

type Action = ReturnType<typeof action>;

/** A push with everything that it needs. */
export const push = action('push', { runAs: 'user-1' });

export function straight(start = trigger('arrives'), call: Action = push): Graph {
  return graph([start, call], `${start.id}.out > ${call.id}`);
}

/** A call with these parameters on an event of this name. */
export function calling(more: Parameters<typeof action>[1], event = 'STUDY_SYNC'): Graph {
  return straight(trigger('t', event), action('a', { runAs: 'user-1', ...more }));
}

export function problemsOf(drawn: Graph, more: Partial<CheckContext> = {}): Problem[] {
  return check(drawn, { ...context(), ...more });
}

export function codesOf(drawn: Graph, more: Partial<CheckContext> = {}): string[] {
  return problemsOf(drawn, more).map(({ code }) => code);
}

export function only(drawn: Graph, code: string, more: Partial<CheckContext> = {}): Problem {
  const found = problemsOf(drawn, more).filter((problem) => problem.code === code);
  expect(found, `exactly one ${code}`).toHaveLength(1);
  return found[0] as Problem;
}

/** The graph once the problem's fix was accepted, which no longer has the problem. */
export function expectFixed(drawn: Graph, code: string, more: Partial<CheckContext> = {}): Graph {
  const { fix } = only(drawn, code, more);
  const result = fix && applyEdit(drawn, fix.edit);
  if (result?.kind !== 'changed')
    throw new Error(`the fix of ${code} is ${JSON.stringify(result)}`);
  expect(codesOf(result.graph, more)).not.toContain(code);
  return result.graph;
}

/** The action called `a` once the fix was accepted. */
export function fixedCall(drawn: Graph, code: string, more: Partial<CheckContext> = {}): Action {
  const node = expectFixed(drawn, code, more).nodes.find(({ id }) => id === 'a');
  if (node?.kind !== 'action') throw new Error('the action is gone');
  return node;
}
