import { z } from 'zod';
import { findEvent, findObject, type Catalogue } from '../../../shared/catalogue.ts';
import { samplesSchema } from '../../../shared/model/answers/demo.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { hidden } from '../../../shared/catalogue/mask.ts';
import type { Api } from '../api.ts';
import { isMasked, maskStudy } from '../masking.ts';
import { route, type Route } from '../route.ts';
import { invalid } from './found.ts';

/** Rules to begin with and events to try them on; all of it invented. */
export function samplesRoutes(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/samples',
      summary: 'Sample events (in the demo one for each study of its hospital) and sample rules',
      query: z.strictObject({ event: z.string().max(100).default('STUDY_SYNC') }),
      answer: samplesSchema,
      handle: ({ query, req }) => ({
        events: sampleEvents(api, query.event, isMasked(req)),
        rules: api.samples ?? [],
      }),
    }),
  ];
}

function sampleEvents(
  api: Api,
  name: string,
  masked: boolean,
): { label: string; event: JsonObject }[] {
  const { catalogue } = api.system();
  const known = findEvent(catalogue, name);
  if (!known) {
    throw invalid('There is no such event', [
      {
        field: 'event',
        message: 'has to be the name of an event, of those at /api/catalogue/events',
      },
    ]);
  }
  const objects = known.objects.map(
    (object) => [object, sampleObject(catalogue, object, name)] as const,
  );
  const event: JsonObject = { event: name, ...Object.fromEntries(objects) };
  const all = known.objects.includes('study') ? (api.demo?.sandbox.studies() ?? []) : [];
  if (all.length === 0) return [{ label: known.label, event }];
  const studies = masked ? all.map((study) => maskStudy(catalogue, study)) : all;
  return studies.map((study) => ({ label: labelOf(study), event: { ...event, study } }));
}

function sampleObject(catalogue: Catalogue, name: string, event: string): JsonObject {
  const fields = findObject(catalogue, name)?.fields ?? [];
  const values = fields.flatMap(({ name: field, sample, pattern, onlyFor }) =>
    pattern || sample === undefined || !(onlyFor?.includes(event) ?? true)
      ? []
      : [[field, sample] as const],
  );
  return Object.fromEntries(values);
}

function labelOf(study: JsonObject): string {
  return ['modality', 'study_description', 'patient_name']
    .map((field) => study[field])
    .filter((value): value is string => typeof value === 'string' && !['', hidden].includes(value))
    .join(', ');
}
