import { findEvent } from '../../catalogue.ts';
import { ambra } from '../../catalogue/ambra.ts';
import { failedEvent } from '../../model/webhook.ts';

/**
 * Whether an object can be read on the platform when an event comes. Behind a failed call ours keeps the original
 * objects readable, and the platform has only the webhook, its parameters and the user.
 */
export function platformFields(event: string, object: string): boolean {
  if (event !== failedEvent) return true;
  const objects = findEvent(ambra, event)?.objects ?? [];
  return [...objects, ...(ambra.everyEventCarries ?? [])].includes(object);
}
