import { z } from 'zod';
import type { Settings } from '../../storage.ts';
import type { Api } from '../api.ts';
import { defaultKeepDays } from '../../pipeline/retention.ts';
import { route, type Route } from '../route.ts';
import { stale } from './found.ts';
import { timeZoneSchema } from './timeZone.ts';

const settingsSchema = z.object({
  /** 0 while nobody has changed anything. */
  revision: z.number().int(),
  timeZone: z.string(),
  keepDays: z.number().int(),
});

/** The installation's settings, or what holds while nobody has chosen. */
export function settingsOf(api: Api): Settings {
  const stored = api.system().storage.documents.settings.get('settings');
  return stored ?? { id: 'settings', revision: 0, timeZone: 'UTC', keepDays: defaultKeepDays };
}

export function settingsRoutes(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/settings',
      summary: 'Settings of the installation',
      answer: settingsSchema,
      handle: () => show(settingsOf(api)),
    }),
    route({
      method: 'put',
      path: '/api/settings',
      summary: 'Change the settings that were read with this revision',
      body: z.strictObject({
        revision: z.number().int(),
        timeZone: timeZoneSchema,
        keepDays: z.number().int().min(1).max(3650),
      }),
      answer: settingsSchema,
      async handle({ body }) {
        await api.system().storage.documents.settings.update('settings', () => {
          const current = settingsOf(api);
          if (current.revision !== body.revision) throw stale('settings', show(current));
          return { ...body, id: 'settings', revision: body.revision + 1 };
        });
        return show(settingsOf(api));
      },
    }),
  ];
}

function show({ revision, timeZone, keepDays }: Settings) {
  return { revision, timeZone, keepDays };
}
