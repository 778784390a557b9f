import type { Connection, Identity } from '../../../shared/model/connection.ts';
import { post, temporaryErrors, type PostAnswer, type PostDeps } from '../ambra/post.ts';
import { textOrNull, type Login } from './login.ts';

/**
 * Refuses a session that belongs to another user than the one that calls are to run as: a call that ran as somebody
 * else would be allowed what its author never meant, and be theirs in every log. Nobody promises that the uuid in the
 * answer to a login is the user's; where it is not the one that is wanted, the platform is asked whose the session is,
 * and a platform that does not say is believed. `who` begins the sentence: `Webhook User on Radiology`.
 */
export async function checkWhose(
  deps: PostDeps,
  { connection, identity, who }: { connection: Connection; identity: Identity; who: string },
  login: Login,
): Promise<Login> {
  if (login.kind === 'refused' || login.user.uuid === identity.userId) return login;
  const parameters = { sid: login.sid };
  const answer = await post(deps, { connection, command: 'session/user', parameters });
  const { uuid, name } = userOf(answer);
  if (uuid === null) {
    // Asked again in a moment, it may say that this is somebody else, as the login's own answer seems to.
    if (login.user.uuid !== null && passes(answer)) return notNow(who);
    return { ...login, user: { uuid: null, name: name ?? login.user.name } };
  }
  const user = { uuid, name: name ?? login.user.name };
  return uuid === identity.userId ? { ...login, user } : anothers(user, identity, who);
}

function userOf(answer: PostAnswer): { uuid: string | null; name: string | null } {
  if (answer.kind !== 'ok') return { uuid: null, name: null };
  return { uuid: textOrNull(answer.body['uuid']), name: textOrNull(answer.body['name']) };
}

function passes(answer: PostAnswer): boolean {
  switch (answer.kind) {
    case 'ok':
      return false;
    case 'trouble':
      return answer.temporary;
    case 'refused':
      return answer.status >= 500 || temporaryErrors.has(answer.errorType ?? '');
  }
}

function notNow(who: string): Login {
  return {
    kind: 'refused',
    why: `Cannot sign in ${who}: the platform does not say right now whose login this is. Try again in a while.`,
    temporary: true,
  };
}

function anothers(
  { uuid, name }: { uuid: string; name: string | null },
  { userId }: Identity,
  who: string,
): Login {
  return {
    kind: 'refused',
    why: `Cannot sign in ${who}: this login belongs to ${name ?? 'another user'} (${uuid}), not to the user ${userId}. Under Connections, enter the login of the one, or the uuid of the other.`,
    temporary: false,
    field: 'userId',
  };
}
