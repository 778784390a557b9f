import { expect } from 'vitest';
import { check, type CheckContext } from '../../../../shared/authoring/check.ts';
import { applyEdit } from '../../../../shared/authoring/edit.ts';
import type { ActionNode, Graph } from '../../../../shared/model/graph.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { action, context, graph, trigger } from '../../../support/graphs.ts';

export type More = Parameters<typeof action>[1];

/** A rule of one call, made as a user. */
export function calling(more: More, event = 'STUDY_SYNC'): Graph {
  return graph([trigger('t', event), action('a', { runAs: 'user-1', ...more })], 't.out > a');
}

export function problems(
  more: More,
  event?: string,
  setting: Partial<CheckContext> = {},
): Problem[] {
  return check(calling(more, event), { ...context(), ...setting });
}

export function codes(more: More, event?: string, setting?: Partial<CheckContext>): string[] {
  return problems(more, event, setting).map(({ code }) => code);
}

/** The action once the only problem's fix was accepted. */
export function fixed(more: More, event?: string): ActionNode {
  const drawn = calling(more, event);
  const [found, ...others] = check(drawn, context());
  expect(others).toEqual([]);
  const result = found?.fix && applyEdit(drawn, found.fix.edit);
  if (result?.kind !== 'changed') throw new Error(`no fix for ${found?.code ?? 'nothing'}`);
  expect(check(result.graph, context())).toEqual([]);
  return result.graph.nodes[1] as ActionNode;
}

export const pushing = (parameters: JsonObject): More => ({ command: 'study/push', parameters });
export const someUuid = '3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10';
export const complete = { uuid: 'study.uuid', destination_id: someUuid };
