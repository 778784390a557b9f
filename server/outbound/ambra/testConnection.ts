import type { Connection, Identity } from '../../../shared/model/connection.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { SendAnswer } from '../send/call.ts';
import type { Sessions } from '../sessions.ts';
import type { CallAmbra, CallResult } from './call.ts';
import { readSignIn } from '../signIn.ts';
import type { PostDeps } from './post.ts';

/** Where a person mends what the test found. */
export type TestedField = 'baseUrl' | 'auth' | 'accountId' | 'login' | 'password' | 'userId';

export type TestResult =
  | {
      readonly kind: 'ok';
      readonly message: string;
      /** Who has signed in, as far as the platform says. */
      readonly user?: { readonly uuid: string | null; readonly name: string | null };
    }
  | { readonly kind: 'failed'; readonly message: string; readonly field?: TestedField };

interface Deps {
  readonly call: CallAmbra;
  readonly sessions: Sessions;
}

/** Signs in anew, whatever is remembered, and looks whether the session, the user and the account are the right ones. */
export async function tryAmbra(
  deps: Deps,
  connection: Connection,
  identity: Identity | null,
): Promise<TestResult> {
  if (!identity) return tryWithoutIdentity(deps, connection);
  deps.sessions.forget(identity);
  const session = await deps.sessions.sidFor(connection, identity);
  if (session.kind === 'refused') return failed(session.why, session.field);
  const { user } = session;
  const account = await tryAccount(deps, connection, identity);
  if (account.kind === 'failed') return account;
  const name = user.name ?? identity.name;
  return { kind: 'ok', message: `Signed in as ${name}. ${account.message}`, user };
}

async function tryAccount(
  { call }: Deps,
  connection: Connection,
  identity: Identity | null,
): Promise<TestResult> {
  const { accountId } = connection;
  if (accountId === undefined) {
    const answer = await call(connection, identity, 'session/user', {});
    if (answer.kind === 'error') return failedCall(answer);
    if (!isPlatforms(answer.body)) return notThePlatform(connection);
    return ok("Enter the account's uuid to choose destinations and users by name.");
  }
  const answer = await call(connection, identity, 'destination/list', {
    account_id: accountId,
    'page.number': 1,
    'page.rows': 1,
  });
  if (answer.kind === 'ok') {
    return isPlatforms(answer.body) ? ok('The account is there.') : notThePlatform(connection);
  }
  if (answer.errorType === 'NOT_FOUND') {
    return failed(
      `There is no account ${accountId} that this sign-in can see. Check the account's uuid.`,
      'accountId',
    );
  }
  if (answer.errorType === 'NOT_PERMITTED') {
    return ok('This user may not see the destinations, so they cannot be chosen by name.');
  }
  return failedCall(answer);
}

/** Without an identity the connection's own sign-in counts; if it has none, that a platform answers has to do. */
async function tryWithoutIdentity(deps: Deps, connection: Connection): Promise<TestResult> {
  if (connection.auth.kind !== 'none') return tryAccount(deps, connection, null);
  const answer = await deps.call(connection, null, 'session/user', {});
  const isPlatform = answer.kind === 'ok' ? isPlatforms(answer.body) : isItsRefusal(answer);
  if (isPlatform) {
    return ok(
      'The platform answers. Add a user with a login, to sign in and to run rules as that user.',
    );
  }
  return answer.kind === 'ok' || answer.isBare ? notThePlatform(connection) : failedCall(answer);
}

/** To refuse a call without a session is what a platform does; one that is busy may say something else later. */
function isItsRefusal({ status, isBare, temporary }: Extract<CallResult, { kind: 'error' }>) {
  return status !== undefined && !isBare && !temporary;
}

/** Many a web server answers anything with some JSON or other; each of the platform's answers has a status. */
function isPlatforms(body: JsonObject): boolean {
  return body['status'] === 'OK';
}

function notThePlatform({ baseUrl }: Connection): TestResult {
  return failed(
    `Something answers at ${new URL(baseUrl).host}, but not as an imaging platform does. Check the base address, which usually ends in /api/v3/.`,
    'baseUrl',
  );
}

function failedCall({ message, status }: Extract<CallResult, { kind: 'error' }>): TestResult {
  if (status === undefined) return failed(message, 'baseUrl');
  return failed(message, status === 401 ? 'auth' : undefined);
}

/** A plain web service: whether something answers there, and does not turn our sign-in away. */
export async function tryHttp(deps: PostDeps, connection: Connection): Promise<TestResult> {
  const signIn = readSignIn(connection, deps.sealer);
  if (signIn.kind === 'unreadable') return failed(signIn.why, 'auth');
  const ask = (method: 'HEAD' | 'GET') =>
    deps.send({
      method,
      url: connection.baseUrl,
      headers: { 'user-agent': 'Studyhook', ...signIn.headers },
      body: null,
      timeoutMs: connection.limits.timeoutSeconds * 1000,
      allowPrivate: connection.allowPrivate,
    });
  const first = await ask('HEAD');
  const headIsUnknown = first.kind === 'answered' && [404, 405, 501].includes(first.status);
  return readPlain(headIsUnknown ? await ask('GET') : first, connection);
}

function readPlain(answer: SendAnswer, { name }: Connection): TestResult {
  if (answer.kind === 'no_answer') return failed(answer.message, 'baseUrl');
  const { status } = answer;
  if (status === 401 || status === 403) {
    return failed(`${name} answers ${status}: it does not accept this sign-in. Check it.`, 'auth');
  }
  if (status >= 500) return failed(`${name} is there but answers ${status}. Try again in a while.`);
  if (status >= 400) {
    return ok(
      `${name} is there. It answers ${status} at its base address itself, which many services do.`,
    );
  }
  return ok(`${name} answers.`);
}

function ok(message: string): TestResult {
  return { kind: 'ok', message };
}

function failed(message: string, field?: TestedField): TestResult {
  return { kind: 'failed', message, ...(field && { field }) };
}
