import { findParameter, findCommand } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { Json, JsonObject } from '../../../shared/model/json.ts';
import { ok, refused, type CommandAnswer } from '../answer.ts';
import {
  changes,
  findStudy,
  reads,
  stamp,
  userObject,
  type CommandCall,
  type Commands,
} from '../command.ts';
import { demoIds, namespaces, referrerEmailField } from '../data.ts';
import { answerList, filterItems } from '../list.ts';
import { keep, keepStudy } from '../state.ts';
import type { Study } from '../studies.ts';
import { copyOf } from './copies.ts';

/** Looking at studies and changing them. */
export const studyCommands: Commands = {
  'study/get': reads(get),
  'study/list': reads(list),
  'study/count': reads(count),
  'study/exists': reads((call) => ok({ exists: findStudy(call).kind === 'found' ? 1 : 0 })),
  'study/set': changes(set),
  'study/star': changes((call) => change(call, 'uuid', { star: Number(call.given.text('star')) })),
  'study/move': changes(move),
  'study/duplicate': changes(duplicate),
  'study/delete': changes(remove),
  'study/status/get': reads(statusGet),
  'study/status/set': changes(statusSet),
  'study/comment/add': changes(comment),
};

function get(call: CommandCall): CommandAnswer {
  const found = findStudy(call);
  if (found.kind === 'refused') return found;
  const study = found.it;
  const comments = call.state.comments.filter((one) => one.study === study.uuid);
  const reports = call.state.reports.filter((one) => one.study === study.uuid);
  return ok(
    project(call, {
      ...study,
      customfields: customfields(study),
      comments: comments.map(({ uuid, at, by, body }) => ({
        uuid,
        created: at,
        user_id: by,
        body,
      })),
      radreports: reports.map(({ uuid, at, type }) => ({ uuid, created: at, type })),
    }),
  );
}

const customfields = (study: Study): Json => [
  {
    uuid: demoIds.customfields.referrerEmail,
    name: 'Referrer email',
    value: study[referrerEmailField] ?? '',
  },
];

function list(call: CommandCall): CommandAnswer {
  return answerList('studies', call.state.studies, call.given, (item) => project(call, item));
}

/** `fields` names those that the caller wants; the uuid always comes. */
function project({ given }: CommandCall, item: JsonObject): JsonObject {
  const fields = given.json('fields');
  if (!Array.isArray(fields)) return item;
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => name === 'uuid' || fields.includes(name)),
  );
}

function count({ state, given }: CommandCall): CommandAnswer {
  const filtered = filterItems(state.studies, given);
  return filtered.kind === 'refused'
    ? refused(filtered.errorType, filtered.field)
    : ok({ count: filtered.items.length });
}

function change(call: CommandCall, name: string, fields: JsonObject): CommandAnswer {
  const found = findStudy(call, name);
  if (found.kind === 'refused') return found;
  Object.assign(found.it, fields, { updated: call.now });
  return ok();
}

/** Only the fields that the catalogue lists for `study/set` and that a study has; everything else is ignored. */
function set(call: CommandCall): CommandAnswer {
  const found = findStudy(call, 'study_id');
  if (found.kind === 'refused') return found;
  const command = findCommand(ambra, 'study/set');
  const names = ['sid', 'study_id', 'study_uid', 'storage_namespace', 'phi_namespace', 'node_id'];
  for (const name of Object.keys(call.given.all)) {
    const known = command !== undefined && findParameter(command, name) !== undefined;
    if (known && !names.includes(name)) found.it[name] = call.given.text(name) ?? '';
  }
  found.it.updated = call.now;
  return ok({ uuid: found.it.uuid });
}

function move(call: CommandCall): CommandAnswer {
  const found = findStudy(call);
  if (found.kind === 'refused') return found;
  const study = found.it;
  const target = namespaces.find(({ uuid }) => uuid === call.given.text('namespace_id'));
  if (!target) return refused('NOT_FOUND', 'namespace_id');
  if (isIn(call, study, target.uuid)) return refused('ALREADY_EXISTS');
  Object.assign(study, { phi_namespace: target.uuid, phi_namespace_name: target.name });
  study.updated = call.now;
  call.raise('STUDY_MOVE', { study, user: userObject(call.user) });
  return ok();
}

function duplicate(call: CommandCall): CommandAnswer {
  const found = findStudy(call);
  if (found.kind === 'refused') return found;
  const target = namespaces.find(({ uuid }) => uuid === call.given.text('namespace_id'));
  if (!target) return refused('NOT_FOUND', 'namespace_id');
  const there = isIn(call, found.it, target.uuid);
  if (there && !call.given.flag('overwrite')) return refused('ALREADY_EXISTS');
  const study = copyOf(found.it, target, call.now, 'copy');
  call.state.studies = call.state.studies.filter((one) => one !== there);
  keepStudy(call.state, study);
  call.raise('STUDY_COPY', { study, user: userObject(call.user) });
  return ok();
}

function isIn({ state }: CommandCall, study: Study, namespace: string): Study | undefined {
  return state.studies.find(
    ({ study_uid, phi_namespace }) => study_uid === study.study_uid && phi_namespace === namespace,
  );
}

function remove(call: CommandCall): CommandAnswer {
  const found = findStudy(call);
  if (found.kind === 'refused') return found;
  call.state.studies = call.state.studies.filter((one) => one !== found.it);
  const study_deleted = { ...found.it, deleted: call.now };
  call.raise('STUDY_DELETE', { study_deleted, user: userObject(call.user) });
  return ok();
}

function statusGet(call: CommandCall): CommandAnswer {
  const found = findStudy(call, 'study_id');
  if (found.kind === 'refused') return found;
  const { study_status, study_status_tags } = found.it;
  return ok({ study_status, study_status_tags });
}

/** `old` has to be what the status is now: of two that change it at once, one hears STALE. */
function statusSet(call: CommandCall): CommandAnswer {
  const found = findStudy(call, 'study_id');
  if (found.kind === 'refused') return found;
  const study = found.it;
  const wanted = call.given.text('new') ?? '';
  if (study['is_locked'] === 1) return refused('LOCKED');
  if (!study.study_status_tags.split(',').includes(wanted)) return refused('INVALID_TAG', 'new');
  if (study.study_status !== call.given.text('old')) return refused('STALE', study.study_status);
  Object.assign(study, { study_status: wanted, updated: call.now });
  call.raise('STUDY_STATUS', { study, user: userObject(call.user) });
  return ok();
}

function comment(call: CommandCall): CommandAnswer {
  const found = findStudy(call, 'study_id');
  if (found.kind === 'refused') return found;
  const made = { ...stamp(call), study: found.it.uuid, body: call.given.text('body') ?? '' };
  keep(call.state.comments, made);
  return ok({ uuid: made.uuid });
}
