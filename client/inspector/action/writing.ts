import type { Edit } from '../../../shared/model/edit.ts';
import type { ActionNode, MissingChoice } from '../../../shared/model/graph.ts';
import type { Json } from '../../../shared/model/json.ts';
import { readsFields } from './parameterModes.ts';
import { forgetting, removing } from './removing.ts';

/**
 * Gives a parameter a value, or none. What was chosen for when a field is missing goes with the last field that the value
 * reads; `earlier` is such a choice, and comes back with the first.
 */
export function writing(
  action: ActionNode,
  name: string,
  value: Json | undefined,
  earlier: MissingChoice | undefined,
): Edit[] {
  if (value === undefined) return removing(action, name);
  const node = action.id;
  const set: Edit = { do: 'setField', node, path: ['parameters', name], value };
  if (!readsFields(value)) return [set, ...forgetting(action, name)];
  if (earlier === undefined || choiceFor(action, name) !== undefined) return [set];
  return [set, { do: 'setField', node, path: ['onMissing', name], value: earlier }];
}

/** What was chosen for this very parameter. */
export function choiceFor({ onMissing }: ActionNode, name: string): MissingChoice | undefined {
  return onMissing && Object.hasOwn(onMissing, name) ? onMissing[name] : undefined;
}
