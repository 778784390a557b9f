import { findEvent, findField, findObject } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Happening } from '../../shared/model/hospital.ts';
import type { Json, JsonObject } from '../../shared/model/json.ts';
import type { SandboxClock } from './clock.ts';
import { userObject } from './command.ts';
import { demoUuid, uploader, users } from './data.ts';
import type { Feed } from './feed.ts';
import { keep, keepStudy } from './state.ts';
import type { Store } from './store.ts';
import { makeArrival, type Study, type StudyTemplate } from './studies.ts';

/** Things that happen at the hospital by themselves, each told as an event. */
export interface Happenings {
  /** A study comes in: a new one, made up or after a template, or once more the one with this uuid. */
  arrive(which?: string | StudyTemplate): Promise<Happening>;
  /** A radiologist signs the report of a study; of the newest one where none is named. */
  sign(study?: string): Promise<Happening>;
  /** Any other event of the catalogue that a platform would send by itself. */
  raise(type: string, study?: string): Promise<Happening>;
}

const unknownStudy = (uuid: string): Happening => ({
  kind: 'unknown_study',
  why: `There is no study ${uuid} in the demo hospital. Look at /api/demo/studies for those there are.`,
});

export function createHappenings(store: Store, feed: Feed, clock: SandboxClock): Happenings {
  const find = (uuid?: string) => {
    const { studies } = store.state();
    return uuid === undefined
      ? studies.at(-1)
      : studies.find((one) => one.uuid === uuid.toLowerCase());
  };

  function newStudy(template: StudyTemplate): Study {
    const state = store.state();
    state.arrived += 1;
    const seed = `${state.seed}/arrival/${state.arrived}`;
    const name = `${seed}/${state.createdAt}`;
    const study = makeArrival(name, seed, clock.now(), fieldsOf(template));
    keepStudy(state, study);
    store.changed();
    return study;
  }

  async function about(
    uuid: string | undefined,
    type: string,
    more: (study: Study) => Record<string, JsonObject>,
  ): Promise<Happening> {
    const study = find(uuid);
    return study ? feed.publish(type, { study, ...more(study) }) : unknownStudy(uuid ?? '');
  }

  return {
    async arrive(which = {}) {
      const user = userObject(uploader);
      if (typeof which === 'string') return about(which, 'STUDY_SYNC', () => ({ user }));
      const study = newStudy(which);
      // Saved before it is told: after a crash Studyhook would ask for a study that the hospital has forgotten.
      await store.flush();
      return feed.publish('STUDY_SYNC', { study, user });
    },
    sign: (uuid) => about(uuid, 'STUDY_RADREPORT_SIGNED', (study) => signed(store, study, clock)),
    raise: async (type, uuid) => {
      const event = findEvent(ambra, type);
      if (!event || event.subject === null || /^(WEBHOOK_|ROUTE_RULE$)/.test(type)) {
        const why = `${type} is no event that the demo hospital can send. Choose one of the catalogue’s other than CRON, MANUAL, ROUTE_RULE and WEBHOOK_*.`;
        return { kind: 'unknown_event', why };
      }
      if (type === 'STUDY_RADREPORT_SIGNED') {
        return about(uuid, type, (study) => signed(store, study, clock));
      }
      const study = find(uuid);
      if (!study) return unknownStudy(uuid ?? '');
      return feed.publish(type, objectsOf(event.objects, study));
    },
  };
}

/** Signs the study's latest report, or writes one first. */
function signed(store: Store, study: Study, clock: SandboxClock): Record<string, JsonObject> {
  const state = store.state();
  const radiologist = users.find(({ role }) => role === 'radiologist') ?? uploader;
  const at = clock.now().toISOString();
  let report = state.reports.findLast((one) => one.study === study.uuid);
  if (!report) {
    const fields = { impression: 'No acute finding. This report is invented.' };
    const uuid = demoUuid(`report/${study.uuid}/${at}`);
    report = {
      uuid,
      at,
      by: radiologist.uuid,
      study: study.uuid,
      type: 'radiology',
      fields,
      signed: false,
    };
    keep(state.reports, report);
  }
  report.signed = true;
  study.study_status = 'Final';
  study.updated = at;
  store.changed();
  const { uuid, type, fields } = report;
  const radreport = { uuid, type, fields: JSON.stringify(fields), created: report.at, updated: at };
  return { radreport, user: userObject(radiologist) };
}

/** Only what the catalogue knows of a study; its uuid is ours to give. */
function fieldsOf(template: StudyTemplate): StudyTemplate {
  return Object.fromEntries(
    Object.entries(template).filter(
      ([name]) => name !== 'uuid' && findField(ambra, 'study', name) !== undefined,
    ),
  );
}

/** The event's objects: the study and the user as they are, the others from the catalogue's samples. */
function objectsOf(names: readonly string[], study: Study): Record<string, JsonObject> {
  const objectOf = (name: string): JsonObject => {
    if (name === 'study' || name === 'study_deleted') return study;
    if (name === 'user') return userObject(uploader);
    const fields = findObject(ambra, name)?.fields ?? [];
    return Object.fromEntries(
      fields.flatMap(({ name, sample, pattern }): [string, Json][] =>
        pattern || sample === undefined ? [] : [[name, sample]],
      ),
    );
  };
  return Object.fromEntries(names.map((name) => [name, objectOf(name)]));
}
