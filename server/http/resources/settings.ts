import { z } from 'zod';
import { settingsAnswerSchema } from '../../../shared/model/answers/settings.ts';
import type { Settings } from '../../storage.ts';
import type { Api } from '../api.ts';
import { defaultKeepDays } from '../../pipeline/retention.ts';
import { route, type Route } from '../route.ts';
import { stale } from './found.ts';
import { timeZoneSchema } from './timeZone.ts';

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
      answer: settingsAnswerSchema,
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
      answer: settingsAnswerSchema,
      async handle({ body }) {
        await api.system().storage.documents.settings.update('settings', () => {
          const current = settingsOf(api);
          if (current.revision !== body.revision)
            throw stale('settings', show(current), body.revision);
          return { ...body, id: 'settings', revision: body.revision + 1 };
        });
        api.system().changes.tell({ kind: 'settings', id: 'settings' });
        return show(settingsOf(api));
      },
    }),
  ];
}

function show({ revision, timeZone, keepDays }: Settings) {
  return { revision, timeZone, keepDays };
}
