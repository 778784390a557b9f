import { isRow, leavesOf } from '../../shared/authoring/conditions.ts';
import { readField, type PlatformEvent } from '../../shared/model/event.ts';
import type { Graph } from '../../shared/model/graph.ts';
import { isJsonObject, type Json, type JsonObject } from '../../shared/model/json.ts';
import { referencesIn } from '../../shared/model/reference.ts';

/** A sample in the lean form as the event that it stands for. */
export function eventOfSample(lean: JsonObject, now: Date): PlatformEvent {
  const { event, ...objects } = lean;
  const data = Object.fromEntries(
    Object.entries(objects).filter((entry): entry is [string, JsonObject] =>
      isJsonObject(entry[1]),
    ),
  );
  return { ...bareEvent(typeof event === 'string' ? event : 'STUDY_SYNC', now), data };
}

/** An event that carries nothing, for what no sample is known of. */
export function bareEvent(type: string, now: Date): PlatformEvent {
  return { id: 'trial', source: 'trial', type, time: now.toISOString(), data: {}, causes: [] };
}

/** The fields that a drawing reads, each once: in decisions first, then in calls. */
export function fieldsRead(graph: Graph): string[] {
  const decided = graph.nodes.flatMap((node) => {
    if (node.kind === 'split') return [node.field];
    if (node.kind !== 'condition') return [];
    return [...leavesOf(node.when)].flatMap(({ leaf }) => (isRow(leaf) ? [leaf.field] : []));
  });
  const sent = graph.nodes.flatMap((node) =>
    node.kind === 'action' ? referencesIn(node.parameters).map(({ field }) => field) : [],
  );
  const whole = [...decided, ...sent]
    .filter((path) => path !== '')
    .map((path) => (path.includes('.') ? path : `study.${path}`));
  // What only an answer brings is filled in beside the call that is pretended to get it.
  return [...new Set(whole)].filter((path) => !/^(webhook|response|parameters)\./.test(path));
}

/** Whether it matters when the event happens: for hours, ages, or how old a study may be. */
export function readsTime(graph: Graph): boolean {
  return graph.nodes.some((node) => {
    if (node.kind === 'trigger') return node.maxAge !== undefined;
    if (node.kind !== 'condition') return false;
    return leavesOf(node.when).some(
      ({ leaf }) => 'within' in leaf || (isRow(leaf) && leaf.as !== undefined),
    );
  });
}

export function valueAt(event: PlatformEvent, path: string): string {
  const value = readField(event.data, path);
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The event with another value at `object.field`; empty text takes the field away. */
export function withValue(event: PlatformEvent, path: string, text: string): PlatformEvent {
  const dot = path.indexOf('.');
  const [object, field] = [path.slice(0, dot), path.slice(dot + 1)];
  const { [field]: before, ...rest } = event.data[object] ?? {};
  const value: Json =
    typeof before === 'number' && text.trim() !== '' && !Number.isNaN(Number(text))
      ? Number(text)
      : text;
  const changed = text === '' ? rest : { ...rest, [field]: value };
  return { ...event, data: { ...event.data, [object]: changed } };
}
