import type { Catalogue } from '../catalogue.ts';
import { commands } from './ambra/commands.ts';
import { events } from './ambra/events.ts';
import { objects } from './ambra/objects.ts';

export const ambra: Catalogue = {
  id: 'ambra',
  events,
  objects,
  commands,
  everyEventCarries: ['user'],
  anyEventMayCarry: ['link_usage', 'user_account'],
};
