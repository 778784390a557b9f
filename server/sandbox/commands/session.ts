import { createHash } from 'node:crypto';
import { ok, refused, type CommandAnswer } from '../answer.ts';
import { changes, reads, type CommandCall, type Commands } from '../command.ts';
import { account, namespaces } from '../data.ts';
import type { Sessions } from '../sessions.ts';

/** Coming and going. `session/login` is the one door that needs no sid. */
export const sessionCommands = (sessions: Sessions): Commands => ({
  'session/login': reads((call) => login(call, sessions)),
  'session/user': reads(sessionUser),
  'session/uuid': reads((call) => ok({ uuid: call.user.uuid })),
  'session/logout': changes((call) => {
    return call.sid !== undefined && sessions.end(call.sid) ? ok() : refused('NOT_FOUND', 'sid');
  }),
});

function login({ given }: CommandCall, sessions: Sessions): CommandAnswer {
  const password = given.text('password');
  if (password === undefined) {
    return refused('NOT_SUPPORTED_IN_DEMO', 'The demo hospital knows passwords, but no keys.');
  }
  const session = sessions.login(given.text('login') ?? '', password);
  if (!session) return refused('INVALID_CREDENTIALS');
  const { sid, user } = session;
  return ok({ sid, uuid: user.uuid, name: user.name, pin_required: 0, is_proxy: 0 });
}

function sessionUser({ user, sid }: CommandCall): CommandAnswer {
  return ok({
    uuid: user.uuid,
    name: user.name,
    email: user.login,
    account_id: account.uuid,
    account_name: account.name,
    namespaces: namespaces.map(({ uuid, name }) => ({ uuid, name, account_id: account.uuid })),
    sid_md5: createHash('md5')
      .update(sid ?? '')
      .digest('hex'),
    accelerator_used: 0,
    session_expire: 60,
    settings: {},
  });
}
