import { findEvent, findField } from '../../catalogue.ts';
import { ambra } from '../../catalogue/ambra.ts';
import { failedEvent } from '../../model/webhook.ts';
import { splitField } from './fieldNames.ts';

/**
 * Whether an object can be read on the platform when an event comes. Behind a failed call ours keeps the original
 * objects readable, and the platform has only the webhook, its parameters and the user.
 */
export function platformFields(event: string, object: string): boolean {
  if (event !== failedEvent) return true;
  const objects = findEvent(ambra, event)?.objects ?? [];
  return [...objects, ...(ambra.everyEventCarries ?? [])].includes(object);
}

/** That a field cannot be read there, by the names that people know before those of the platform. */
export function doesNotCarry(event: string, path: string): string {
  const { object, name } = splitField(path);
  const told = findEvent(ambra, event)?.label;
  const label = findField(ambra, object, name)?.label;
  const named = (raw: string, known: string | undefined): string =>
    known === undefined ? raw : `“${known}” (${raw})`;
  return `on the platform, ${named(event, told)} does not carry ${named(path, label)}`;
}
