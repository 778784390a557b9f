import type { CatalogueEvent } from '../catalogue.ts';

/**
 * The events behind an action's exits. They are not offered as triggers: a wire from the exit makes them. What they
 * carry comes in addition to the objects of the event that started the action, which stay readable.
 */
export const chainEvents: Readonly<Record<'succeeded' | 'failed', CatalogueEvent>> = {
  succeeded: {
    name: 'WEBHOOK_SUCCEEDED',
    group: 'system',
    label: 'An action succeeds',
    hint: 'The call was made and its answer is good. Studyhook’s own event; the platform does not know it.',
    objects: ['webhook', 'parameters', 'response'],
    subject: 'webhook',
    synonyms: ['success', 'done', 'afterwards', 'then', 'next'],
  },
  failed: {
    name: 'WEBHOOK_FAILED',
    group: 'system',
    label: 'An action fails',
    hint: 'The call failed for good, after the last try.',
    objects: ['webhook', 'parameters', 'response'],
    subject: 'webhook',
    synonyms: ['error', 'problem', 'failure', 'otherwise'],
  },
};
