import { expect } from 'vitest';
import { applyEdit } from '../../../../shared/authoring/edit.ts';
import { check } from '../../../../shared/authoring/check.ts';
import type { Condition } from '../../../../shared/model/condition.ts';
import type { Graph } from '../../../../shared/model/graph.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { action, condition, context, graph, trigger } from '../../../support/graphs.ts';

const someUuid = '3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10';

/** A condition between a trigger and a call. */
export function asking(when: Condition, event = 'STUDY_SYNC'): Graph {
  return graph(
    [
      trigger('t', event),
      condition('c', when),
      action('a', { runAs: 'u', parameters: { uuid: someUuid, destination_id: someUuid } }),
    ],
    't.out > c',
    'c.yes > a',
  );
}

export function problems(when: Condition, event?: string): Problem[] {
  return check(asking(when, event), context());
}

export function codes(when: Condition, event?: string): string[] {
  return problems(when, event).map(({ code }) => code);
}

/** What the condition is once the only problem's fix was accepted. */
export function fixed(when: Condition, event?: string): unknown {
  const drawn = asking(when, event);
  const [found, ...others] = check(drawn, context());
  expect(others).toEqual([]);
  const result = found?.fix && applyEdit(drawn, found.fix.edit);
  if (result?.kind !== 'changed') return result;
  expect(check(result.graph, context())).toEqual([]);
  const node = result.graph.nodes.find(({ id }) => id === 'c');
  return node?.kind === 'condition' ? node.when : null;
}
