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
import { account, groups, locations, namespaces, users } from '../data.ts';
import { answerList } from '../list.ts';
import { isJsonObject, type JsonObject } from '../../../shared/model/json.ts';
import { keep, type HospitalState } from '../state.ts';

/** Messages, e-mails, tags and reports. An e-mail is kept and goes nowhere. */
export const writingCommands: Commands = {
  'message/add': changes(messageAdd),
  'message/list': reads((call) => {
    return answerList(
      'messages',
      call.state.messages.map(({ at, ...rest }) => ({ ...rest, created: at })),
      call.given,
    );
  }),
  'tag/add': changes(tagAdd),
  'tag/delete': changes(tagDelete),
  'tag/list': reads(tagList),
  'webhook/email': changes(email),
  'radreport/add': changes(reportAdd),
};

const addressees = [
  'namespace_id',
  'user_id',
  'group_id',
  'location_id',
  'account_id',
  'email',
  'study_id',
];

function messageAdd(call: CommandCall): CommandAnswer {
  const { given, state } = call;
  const to = addressees.find((name) => given.text(name) !== undefined);
  if (to === undefined) {
    return refused(
      'NOT_SUPPORTED_IN_DEMO',
      `The demo hospital takes messages by ${addressees.join(', ')}.`,
    );
  }
  const target = given.text(to) ?? '';
  if (to !== 'email' && !exists(state, to, target.toLowerCase())) return refused('NOT_FOUND', to);
  const [subject, body] = [given.text('subject') ?? '', given.text('body') ?? ''];
  const made = { ...stamp(call), to, target, subject, body };
  keep(state.messages, made);
  const study =
    to === 'study_id' && state.studies.find(({ uuid }) => uuid === target.toLowerCase());
  if (study) study['message_count'] = Number(study['message_count'] ?? 0) + 1;
  return ok({ uuid: made.uuid });
}

function exists(state: HospitalState, kind: string, uuid: string): boolean {
  const places: Readonly<Record<string, readonly { readonly uuid: string }[]>> = {
    namespace_id: namespaces,
    user_id: users,
    group_id: groups,
    location_id: locations,
    account_id: [account],
    study_id: state.studies,
    Study: state.studies,
    User_account: users,
    Group: groups,
    Location: locations,
    Account: [account],
    Message: state.messages,
  };
  return places[kind]?.some((one) => one.uuid === uuid) ?? false;
}

/** Patients, cases, orders and queries are not kept here, so there is none to be found. */
function tagAdd(call: CommandCall): CommandAnswer {
  const { state } = call;
  const { object, objectId, tag } = tagOf(call);
  if (!exists(state, object, objectId)) return refused('NOT_FOUND', 'object_id');
  if (!state.tags.some(same({ object, objectId, tag }))) {
    keep(state.tags, { ...stamp(call), object, objectId, tag });
  }
  tellStudy(call, objectId);
  return ok();
}

function tagDelete(call: CommandCall): CommandAnswer {
  const { state } = call;
  const isIt = same(tagOf(call));
  if (!state.tags.some(isIt)) return refused('NOT_FOUND', 'tag');
  state.tags = state.tags.filter((one) => !isIt(one));
  tellStudy(call, tagOf(call).objectId);
  return ok();
}

interface Tag {
  readonly object: string;
  readonly objectId: string;
  readonly tag: string;
}

const tagOf = ({ given }: CommandCall): Tag => ({
  object: given.text('object') ?? '',
  objectId: given.text('object_id')?.toLowerCase() ?? '',
  tag: given.text('tag') ?? '',
});

const same = (wanted: Tag) => (one: Tag) =>
  one.object === wanted.object && one.objectId === wanted.objectId && one.tag === wanted.tag;

function tellStudy({ state, now }: CommandCall, uuid: string): void {
  const study = state.studies.find((one) => one.uuid === uuid);
  if (!study) return;
  const own = state.tags.filter(({ objectId }) => objectId === uuid);
  Object.assign(study, { tags: own.map(({ tag }) => tag).join(','), updated: now });
}

function tagList({ state, given }: CommandCall): CommandAnswer {
  const tags = state.tags.filter(({ object }) => object === given.text('object'));
  const rows = tags.map(({ uuid, objectId, tag }) => ({ uuid, tag, object_id: objectId }));
  return answerList('tags', rows, given);
}

/** `{$name}` in subject and text stands for the parameter of that name; one that was not sent leaves nothing. */
function email(call: CommandCall): CommandAnswer {
  const { given } = call;
  if (given.text('template_id') !== undefined) {
    return refused(
      'NOT_SUPPORTED_IN_DEMO',
      'The demo hospital keeps no templates; send the text itself.',
    );
  }
  const fill = (name: string) =>
    (given.text(name) ?? '').replaceAll(/\{\$(\w+)\}/g, (_, key: string) => given.text(key) ?? '');
  const [subject, text, html] = [fill('subject'), fill('text'), fill('html')];
  if (text === '' && html === '') return refused('MISSING_FIELDS', 'text|html|template_id');
  keep(call.state.emails, { ...stamp(call), to: given.text('to') ?? '', subject, text, html });
  return ok();
}

function reportAdd(call: CommandCall): CommandAnswer {
  const found = findStudy(call, 'study_id');
  if (found.kind === 'refused') return found;
  const fields = call.given.json('fields') ?? {};
  if (!isJsonObject(fields)) return refused('INVALID_JSON', 'fields');
  const type = call.given.text('type') ?? '';
  const made = { ...stamp(call), study: found.it.uuid, type, fields, signed: false };
  keep(call.state.reports, made);
  const radreport: JsonObject = {
    uuid: made.uuid,
    type,
    fields: JSON.stringify(fields),
    created: call.now,
    updated: call.now,
  };
  call.raise('STUDY_RADREPORT', { study: found.it, radreport, user: userObject(call.user) });
  return ok({ uuid: made.uuid });
}
