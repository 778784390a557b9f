import type { Condition } from '../../../shared/model/condition.ts';
import type { SplitNode } from '../../../shared/model/graph.ts';
import type { Json } from '../../../shared/model/json.ts';

/** Parts of a node are JSON, though their types also allow for what is left out; the edit checks them once more. */
export function asJson(part: Condition | SplitNode['cases']): Json {
  return JSON.parse(JSON.stringify(part)) as Json;
}
