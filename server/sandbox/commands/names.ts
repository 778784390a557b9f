import type { JsonObject } from '../../../shared/model/json.ts';
import { ok, refused, type CommandAnswer } from '../answer.ts';
import { reads, userObject, type CommandCall, type Commands } from '../command.ts';
import {
  account,
  destinations,
  groups,
  locations,
  namespaces,
  users,
  type DemoUser,
  type Place,
} from '../data.ts';
import { answerList } from '../list.ts';

/** Who and what there is: what name pickers ask for. */
export const nameCommands: Commands = {
  'account/list': reads((call) => answerList('accounts', [accountObject], call.given)),
  'account/get': reads((call) => one([accountObject], call)),
  'account/user/list': reads((call) => {
    return ofAccount(call, 'uuid', 'users', users.map(accountUser));
  }),
  'account/user/get': reads(accountUserGet),
  'destination/list': reads((call) => {
    return ofAccount(call, 'account_id', 'destinations', destinations);
  }),
  'destination/get': reads((call) => one(destinations, call)),
  'group/list': reads((call) => ofAccount(call, 'account_id', 'groups', groups.map(placeObject))),
  'group/get': reads((call) => one(groups.map(placeObject), call)),
  'group/user/list': reads(groupUsers),
  'location/list': reads((call) => {
    return ofAccount(call, 'account_id', 'locations', locations.map(placeObject));
  }),
  'location/get': reads((call) => one(locations.map(placeObject), call)),
  'user/namespace/list': reads(() => ok({ namespaces: namespaces.map(placeObject) })),
  'user/get': reads(userGet),
};

const accountObject: JsonObject = {
  ...account,
  namespace_id: namespaces[0]?.uuid ?? null,
  role_name: 'Administrator',
};

const placeObject = ({ uuid, name, namespace, mustApprove }: Place): JsonObject => ({
  uuid,
  name,
  namespace_id: namespace,
  account_id: account.uuid,
  must_approve: mustApprove ? 1 : 0,
  no_share: 0,
});

const roles = { admin: 'Administrator', radiologist: 'Radiologist', referrer: 'Referrer' };

const accountUser = ({ uuid, name, login, role }: DemoUser): JsonObject => ({
  uuid,
  name,
  user_id: uuid,
  user_name: name,
  user_email: login,
  account_login: login,
  role_name: roles[role],
  disabled: 0,
  global: 0,
});

function ofAccount(
  call: CommandCall,
  parameter: string,
  name: string,
  items: readonly JsonObject[],
): CommandAnswer {
  return call.given.text(parameter)?.toLowerCase() === account.uuid
    ? answerList(name, items, call.given)
    : refused('NOT_FOUND', parameter);
}

function one(items: readonly JsonObject[], { given }: CommandCall): CommandAnswer {
  const item = items.find(({ uuid }) => uuid === given.text('uuid')?.toLowerCase());
  return item ? ok(item) : refused('NOT_FOUND', 'uuid');
}

function accountUserGet({ given }: CommandCall): CommandAnswer {
  if (given.text('uuid')?.toLowerCase() !== account.uuid) return refused('NOT_FOUND', 'uuid');
  const user = users.find(({ uuid }) => uuid === given.text('user_id')?.toLowerCase());
  if (!user) return refused('USER_NOT_FOUND', 'user_id');
  const own = groups.filter(({ members }) => members.includes(user.uuid));
  return ok({ ...accountUser(user), groups: own.map(({ uuid, name }) => ({ uuid, name })) });
}

function groupUsers(call: CommandCall): CommandAnswer {
  const group = groups.find(({ uuid }) => uuid === call.given.text('uuid')?.toLowerCase());
  if (!group) return refused('NOT_FOUND', 'uuid');
  const members = users.filter(({ uuid }) => group.members.includes(uuid));
  return answerList('users', members.map(accountUser), call.given);
}

/** Without a uuid it is the one who asks. */
function userGet(call: CommandCall): CommandAnswer {
  const uuid = call.given.text('uuid')?.toLowerCase() ?? call.user.uuid;
  const user = users.find((one) => one.uuid === uuid);
  return user ? ok(userObject(user)) : refused('NOT_FOUND', 'uuid');
}
