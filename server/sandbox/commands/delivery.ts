import type { JsonObject } from '../../../shared/model/json.ts';
import { ok, refused, type CommandAnswer } from '../answer.ts';
import {
  changes,
  findDestination,
  findStudy,
  reads,
  stamp,
  userObject,
  type CommandCall,
  type Commands,
} from '../command.ts';
import { account, groups, locations, namespaces, users, type Place } from '../data.ts';
import { keep, keepStudy } from '../state.ts';
import { copyOf } from './copies.ts';

/** Sending studies to destinations and sharing them with people. */
export const deliveryCommands: Commands = {
  'study/push': changes(push),
  'study/push/hl7': changes(pushHl7),
  'study/share': changes(share),
  'study/share/list': reads(shares),
  'study/approve': changes((call) => decide(call, 'approved')),
  'study/reject': changes((call) => decide(call, 'rejected')),
};

/** Sending takes no time here, unless the caller hears nothing: then it stays in process and a repeat is PENDING. */
function push(call: CommandCall): CommandAnswer {
  const found = findStudy(call);
  if (found.kind === 'refused') return found;
  const destination = findDestination(call);
  if (destination.kind === 'refused') return destination;
  const study = found.it;
  if (study['phantom'] === 1 || study['is_being_retrieved'] === 1) return refused('NOT_READY');
  const there = { study: study.uuid, destination: destination.it.uuid };
  const underWay = call.state.pushes.some(
    (one) =>
      one.study === there.study && one.destination === there.destination && one.status === 'I',
  );
  if (underWay) return refused('PENDING');
  const status = call.silent ? 'I' : 'S';
  keep(call.state.pushes, { ...stamp(call), ...there, status });
  study['study_push_status'] = status;
  if (destination.it.fire_webhooks === 1) {
    const study_push = {
      status,
      success: 0,
      image_count: study['image_count'] ?? 0,
      created: call.now,
    };
    call.raise('STUDY_PUSH_STATUS', {
      study,
      destination: destination.it,
      study_push,
      user: userObject(call.user),
    });
  }
  return ok();
}

function pushHl7(call: CommandCall): CommandAnswer {
  const found = findStudy(call);
  if (found.kind === 'refused') return found;
  const destination = findDestination(call);
  if (destination.kind === 'refused') return destination;
  if (destination.it.can_push_hl7 !== 1) return refused('NO_HL7_SUPPORT');
  const made = stamp(call);
  const there = { study: found.it.uuid, destination: destination.it.uuid };
  keep(call.state.pushes, { ...made, ...there, status: 'S' });
  return ok({ uuid: made.uuid });
}

type Target =
  | { readonly kind: 'place'; readonly with: string; readonly place: Place }
  | { readonly kind: 'person'; readonly with: string; readonly who: string }
  | Extract<CommandAnswer, { kind: 'refused' }>;

const targets = [
  'account_id',
  'location_id',
  'group_id',
  'user_id',
  'share_code',
  'email',
] as const;
const elsewhere = ['masshiway', 'rsna', 'npi', 'study_request_id'];

/** Exactly one target. Networks outside are not there: nothing leaves the demo. */
function targetOf({ given }: CommandCall): Target {
  const named = [...targets, ...elsewhere].filter((name) => given.text(name) !== undefined);
  const [only] = named;
  if (only === undefined || named.length > 1) return refused('INVALID_PARAMETERS', named.join(','));
  const value = given.text(only) ?? '';
  const inside = targets.find((name) => name === only);
  switch (inside) {
    case undefined:
      return refused('NOT_SUPPORTED_IN_DEMO', `The demo hospital cannot share by ${only}.`);
    case 'account_id':
    case 'location_id':
    case 'group_id':
      return placeTarget(inside, value.toLowerCase());
    case 'user_id':
      return users.some(({ uuid }) => uuid === value.toLowerCase())
        ? { kind: 'person', with: only, who: value }
        : refused('NOT_FOUND', only);
    case 'share_code':
      return refused('NOT_FOUND', only);
    case 'email':
      return /^[^\s@]+@[^\s@]+$/.test(value)
        ? { kind: 'person', with: only, who: value }
        : refused('INVALID_EMAIL');
  }
}

function placeTarget(name: 'account_id' | 'location_id' | 'group_id', value: string): Target {
  const own = namespaces.filter(({ uuid }) => uuid === namespaces[0]?.uuid);
  const places = {
    account_id: own.map((place) => ({ ...place, uuid: account.uuid })),
    location_id: locations,
    group_id: groups,
  };
  const place = places[name].find(({ uuid }) => uuid === value);
  return place ? { kind: 'place', with: name, place } : refused('NOT_FOUND', name);
}

/**
 * A place gets a copy in its namespace; where that wants approval, the copy waits. A person only gets to see the study.
 * STUDY_SHARE is about what the other side received, STUDY_WAS_SHARED about what was shared, both after any approval.
 */
function share(call: CommandCall): CommandAnswer {
  const found = findStudy(call);
  if (found.kind === 'refused') return found;
  const target = targetOf(call);
  if (target.kind === 'refused') return target;
  if (found.it['phantom'] === 1) return refused('PHANTOM');
  const message = call.given.text('message') ?? '';
  const user = userObject(call.user);
  const common = { ...stamp(call), with: target.with, message };
  if (target.kind === 'person') {
    keep(call.state.shares, {
      ...common,
      study: found.it.uuid,
      target: target.who,
      status: 'shared',
    });
    announce(call, { ...found.it, share_message: message }, found.it);
    return ok();
  }
  const waits = target.place.mustApprove === true;
  const copy = copyOf(found.it, target.place, call.now, 'share');
  Object.assign(copy, { share_message: message, must_approve: waits ? 1 : 0 });
  keepStudy(call.state, copy);
  const status = waits ? 'waiting' : 'shared';
  keep(call.state.shares, { ...common, study: copy.uuid, target: target.place.uuid, status });
  if (waits) call.raise('STUDY_REQUEST_APPROVAL', { study: copy, user });
  else announce(call, copy, found.it);
  return ok();
}

function announce(call: CommandCall, received: JsonObject, given: JsonObject | undefined): void {
  const user = userObject(call.user);
  call.raise('STUDY_SHARE', { study: received, user });
  if (given) call.raise('STUDY_WAS_SHARED', { study: given, user });
}

function shares(call: CommandCall): CommandAnswer {
  const found = findStudy(call);
  if (found.kind === 'refused') return found;
  const own = call.state.shares.filter(({ study }) => study === found.it.uuid);
  const of = (name: string) => own.filter((one) => one.with === name).map((one) => one.target);
  return ok(Object.fromEntries(targets.slice(0, 4).map((name) => [name, of(name)])));
}

function decide(call: CommandCall, status: 'approved' | 'rejected'): CommandAnswer {
  const found = findStudy(call);
  if (found.kind === 'refused') return found;
  const study = found.it;
  const waiting = call.state.shares.find(
    (one) => one.study === study.uuid && one.status === 'waiting',
  );
  if (!waiting) return refused('NOT_FOUND', 'uuid');
  waiting.status = status;
  Object.assign(study, { must_approve: 0, updated: call.now });
  const user = userObject(call.user);
  call.raise(status === 'approved' ? 'STUDY_APPROVE' : 'STUDY_REJECT', { study, user });
  if (status === 'approved') {
    const { study_uid } = study;
    const original = call.state.studies.find((one) => one.study_uid === study_uid && one !== study);
    announce(call, study, original);
  } else {
    call.state.studies = call.state.studies.filter((one) => one !== study);
  }
  return ok();
}
