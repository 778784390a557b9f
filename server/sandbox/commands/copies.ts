import { demoUuid, type Place } from '../data.ts';
import type { Study } from '../studies.ts';

/** The same images in another namespace: a study of its own, with its own uuid, under the same study_uid. */
export function copyOf(study: Study, to: Place, now: string, source: 'copy' | 'share'): Study {
  return {
    ...study,
    uuid: demoUuid(`${source}/${study.uuid}/${to.uuid}/${now}`),
    phi_namespace: to.namespace,
    phi_namespace_name: to.name,
    source,
    study_push_status: '',
    created: now,
    updated: now,
  };
}
