import {
  fieldsOfObjects,
  findCommand,
  findEvent,
  findField,
  findObject,
  findParameter,
  type Vocabulary,
  type CatalogueField,
  type ReadableField,
} from '../catalogue.ts';
import { chainEvents } from '../catalogue/chainEvents.ts';
import type { ActionNode, Graph, TriggerNode } from '../model/graph.ts';
import { wholeHashField } from '../model/reference.ts';
import { flowOf, type Flow } from './flow.ts';

/** How an event can come to a node: from a trigger, straight or last through an exit of an action. */
export interface Origin {
  readonly trigger: TriggerNode;
  readonly behind: 'succeeded' | 'failed' | null;
  /** The action behind whose exit it is; absent where there is none. */
  readonly after?: ActionNode;
}

export interface FieldAtNode extends ReadableField {
  /** False where only some of the events that come here carry it. */
  readonly everyTrigger: boolean;
}

/**
 * What can be read at a node: the fields of the events of all triggers that lead there, and behind an action's exit the
 * webhook, its parameters and its answer as well. Families (`study.customfield-*`, `hl7.hash.*`, `response.*`, and
 * `parameters.*` of what somebody starts) stand for names that only the author knows. Empty where no trigger leads.
 */
export function fieldsFor(graph: Graph, nodeId: string, catalogue: Vocabulary): FieldAtNode[] {
  const origins = originsOf(flowOf(graph)).get(nodeId) ?? [];
  const found = new Map<string, { field: ReadableField; count: number }>();
  for (const origin of origins) {
    for (const field of fieldsOfOrigin(origin, catalogue)) {
      const entry = found.get(field.path);
      if (entry) entry.count += 1;
      else found.set(field.path, { field, count: 1 });
    }
  }
  return [...found.values()].map(({ field, count }) => ({
    ...field,
    everyTrigger: count === origins.length,
  }));
}

/** The ways in which events come to each node, by node id; of nodes that nothing leads to there is no entry. */
export function originsOf(flow: Flow): Map<string, Origin[]> {
  const byNode = new Map<string, Map<string, Origin>>();
  const add = (node: string, origin: Origin): void => {
    const origins = byNode.get(node) ?? new Map<string, Origin>();
    const { trigger, behind, after } = origin;
    origins.set(JSON.stringify([trigger.id, behind, after?.id]), origin);
    byNode.set(node, origins);
  };
  for (const id of flow.order) {
    const node = flow.byId.get(id);
    if (node?.kind === 'trigger') add(id, { trigger: node, behind: null });
    for (const { exit, to } of flow.outOf.get(id) ?? []) {
      for (const origin of byNode.get(id)?.values() ?? []) {
        const behind = exit === 'failed' ? 'failed' : 'succeeded';
        add(
          to,
          node?.kind === 'action' ? { trigger: origin.trigger, behind, after: node } : origin,
        );
      }
    }
  }
  return new Map([...byNode].map(([id, origins]) => [id, [...origins.values()]]));
}

export type Carried =
  | { readonly kind: 'yes'; readonly field: CatalogueField }
  /** The event, or what it carries, is nothing that the catalogue knows. */
  | { readonly kind: 'perhaps' }
  /** The object comes with the event; it has no such field. */
  | { readonly kind: 'no_such_field' }
  | { readonly kind: 'not_carried' };

/** Whether an event that comes this way carries `object.field`. */
export function carries(
  origin: Origin,
  { object, field }: { readonly object: string; readonly field: string },
  catalogue: Vocabulary,
): Carried {
  const event = findEvent(catalogue, origin.trigger.event);
  if (object === 'parameters' && origin.after) return ofParameters(origin.after, field, catalogue);
  const known = findField(catalogue, object, field);
  if (objectsOf(origin, catalogue).includes(object)) {
    if (!known) return { kind: 'no_such_field' };
    const only = known.onlyFor;
    const here = !only || only.includes(origin.trigger.event);
    return here ? { kind: 'yes', field: known } : { kind: 'not_carried' };
  }
  if (!event || catalogue.anyEventMayCarry?.includes(object)) return { kind: 'perhaps' };
  return { kind: 'not_carried' };
}

/** Which parameters a call was made with is known: they are drawn. */
function ofParameters(action: ActionNode, path: string, catalogue: Vocabulary): Carried {
  if (wholeHashField(action.parameters) !== null) return { kind: 'perhaps' };
  const [name = ''] = path.split('.');
  const known = parameterFields(action, catalogue).find(({ field }) => field.name === name);
  return known ? { kind: 'yes', field: known.field } : { kind: 'no_such_field' };
}

/** A call's own parameters, as they are read behind its exits. */
export function parameterFields(action: ActionNode, catalogue: Vocabulary): ReadableField[] {
  const object = findObject(catalogue, 'parameters');
  const command = findCommand(catalogue, action.command ?? '');
  if (!object) return [];
  return Object.keys(action.parameters).map((name) => ({
    object,
    path: `parameters.${name}`,
    field: {
      name,
      label: (command && findParameter(command, name)?.label) ?? name,
      hint: 'The value that the call before this one was made with.',
      type: 'text',
      phi: true,
    },
  }));
}

function objectsOf(origin: Origin, catalogue: Vocabulary): string[] {
  return [
    ...(findEvent(catalogue, origin.trigger.event)?.objects ?? []),
    ...(catalogue.everyEventCarries ?? []),
    ...(origin.behind ? chainEvents[origin.behind].objects : []),
  ];
}

function fieldsOfOrigin(origin: Origin, catalogue: Vocabulary): readonly ReadableField[] {
  const fields = fieldsOfObjects(catalogue, objectsOf(origin, catalogue), origin.trigger.event);
  const { after } = origin;
  if (!after || wholeHashField(after.parameters) !== null) return fields;
  const others = fields.filter(({ object }) => object.name !== 'parameters');
  return [...others, ...parameterFields(after, catalogue)];
}
