import {
  fieldsOfObjects,
  findEvent,
  findField,
  type Catalogue,
  type CatalogueField,
  type ReadableField,
} from '../catalogue.ts';
import { chainEvents } from '../catalogue/chainEvents.ts';
import type { Graph, TriggerNode } from '../model/graph.ts';
import { flowOf, type Flow } from './flow.ts';

/** How an event can come to a node: from a trigger, straight or last through an exit of an action. */
export interface Origin {
  readonly trigger: TriggerNode;
  readonly behind: 'succeeded' | 'failed' | null;
}

export interface FieldAtNode extends ReadableField {
  /** False where only some of the events that come here carry it. */
  readonly everyTrigger: boolean;
}

/**
 * What can be read at a node: the fields of the events of all triggers that lead there, and behind an action's exit the
 * webhook and its answer as well. Families (`study.customfield-*`, `hl7.hash.*`, `parameters.*`, `response.*`) stand for
 * names that only the author knows. Empty where no trigger leads.
 */
export function fieldsFor(graph: Graph, nodeId: string, catalogue: Catalogue): FieldAtNode[] {
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
    origins.set(JSON.stringify([origin.trigger.id, origin.behind]), origin);
    byNode.set(node, origins);
  };
  for (const id of flow.order) {
    const node = flow.byId.get(id);
    if (node?.kind === 'trigger') add(id, { trigger: node, behind: null });
    for (const { exit, to } of flow.outOf.get(id) ?? []) {
      for (const { trigger, behind } of byNode.get(id)?.values() ?? []) {
        const after = exit === 'failed' ? 'failed' : 'succeeded';
        add(to, { trigger, behind: node?.kind === 'action' ? after : behind });
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
  catalogue: Catalogue,
): Carried {
  const event = findEvent(catalogue, origin.trigger.event);
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

function objectsOf(origin: Origin, catalogue: Catalogue): string[] {
  return [
    ...(findEvent(catalogue, origin.trigger.event)?.objects ?? []),
    ...(catalogue.everyEventCarries ?? []),
    ...(origin.behind ? chainEvents[origin.behind].objects : []),
  ];
}

function fieldsOfOrigin(origin: Origin, catalogue: Catalogue): readonly ReadableField[] {
  return fieldsOfObjects(catalogue, objectsOf(origin, catalogue), origin.trigger.event);
}
