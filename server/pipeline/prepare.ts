import { buildRequest } from '../../shared/dispatch/request.ts';
import { substitute } from '../../shared/dispatch/substitute.ts';
import type { Connection, Identity } from '../../shared/model/connection.ts';
import type { Answer, SentRequest } from '../../shared/model/delivery.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { platformAlias, type Webhook } from '../../shared/model/webhook.ts';
import type { Breaking, Call } from '../outbound/send.ts';
import type { Sessions } from '../outbound/sessions.ts';
import { formsOf, hidden, type SignIn } from '../outbound/signIn.ts';
import type { Job } from './job.ts';

export interface PrepareDeps {
  readonly connection: (id: string) => Connection | undefined;
  readonly identity: (connection: string, userId: string) => Identity | undefined;
  readonly sessions: Sessions;
  readonly signIn: (connection: Connection) => SignIn;
}

/** A call that is ready to leave, beside what may be shown of it. */
export interface PreparedCall {
  readonly kind: 'call';
  readonly call: Call;
  readonly shown: SentRequest;
  /** The values that references were replaced by; without the sid. */
  readonly parameters: JsonObject;
  readonly sid: string | null;
  readonly sidWasRefused: () => void;
  /** What must not be kept if the answer repeats it, in every form that it may have there. */
  readonly secrets: readonly string[];
}

export type Prepared =
  | PreparedCall
  | { readonly kind: 'stopped'; readonly answer: Extract<Answer, { kind: 'not_sent' }> };

/** Turns what is owed into a call, or says why it cannot be made (DESIGN, decisions 11, 12, 20 and 21). */
export async function prepare(deps: PrepareDeps, job: Job, signal: Breaking): Promise<Prepared> {
  const { webhook, event } = job;
  const connection = deps.connection(webhook.connection);
  if (!connection)
    return stopped('its connection has been deleted; choose another and publish again');
  const address = addressOf(webhook, connection);
  if (address === null) {
    return stopped(
      `its address is not below ${connection.baseUrl}, where the connection ${connection.name} points; correct the command or the connection's address, and publish again`,
    );
  }
  const filled = substitute(webhook.parameters, event.data, webhook.on_missing);
  if (filled.kind !== 'ready') return stopped(filled.why);
  // Read before anybody logs in: a call that cannot be signed needs no session.
  const signIn = deps.signIn(connection);
  if (signIn.kind === 'unreadable') return stopped(signIn.why, true);
  const session = await sessionFor(deps, connection, webhook);
  if (session.kind === 'refused') return stopped(session.why, session.temporary);
  return assemble({
    job,
    connection,
    address,
    parameters: filled.parameters,
    session,
    signIn,
    signal,
  });
}

interface Parts {
  readonly job: Job;
  readonly connection: Connection;
  readonly address: string;
  readonly parameters: JsonObject;
  readonly session: Session;
  readonly signIn: Extract<SignIn, { kind: 'headers' }>;
  readonly signal: Breaking;
}

type Session =
  | { readonly kind: 'none' }
  | { readonly kind: 'sid'; readonly sid: string; readonly refused: () => void };

function assemble(parts: Parts): PreparedCall {
  const { job, connection, address, parameters, session, signIn, signal } = parts;
  const webhook = { method: job.webhook.method, url: address };
  const sid = session.kind === 'sid' ? session.sid : null;
  const build = (shownSid: string | null) =>
    buildRequest(webhook, shownSid === null ? parameters : { ...parameters, sid: shownSid });
  const request = build(sid);
  const shown = sid === null ? request : build(hidden);
  const headers = {
    'user-agent': 'Studyhook',
    'webhook-id': job.id,
    ...(request.contentType !== null && { 'content-type': request.contentType }),
  };
  return {
    kind: 'call',
    call: {
      method: request.method,
      url: request.url,
      headers: { ...headers, ...signIn.headers },
      body: request.body,
      timeoutMs: connection.limits.timeoutSeconds * 1000,
      allowPrivate: connection.allowPrivate,
      signal,
    },
    shown: {
      method: shown.method,
      url: shown.url,
      headers: { ...headers, ...signIn.shown },
      body: shown.body,
    },
    parameters,
    sid,
    sidWasRefused: session.kind === 'sid' ? session.refused : () => undefined,
    secrets: sid === null ? signIn.secrets : [...formsOf(sid), ...signIn.secrets],
  };
}

interface Address {
  readonly connection: Connection;
  /** Null where it does not lie below the connection's. */
  readonly address: string | null;
}

/** A webhook is called by the hundred, and its address taken apart once; a connection that is changed is another one. */
const addresses = new WeakMap<Webhook, Address>();

function addressOf(webhook: Webhook, connection: Connection): string | null {
  const known = addresses.get(webhook);
  if (known?.connection === connection) return known.address;
  const address = findAddress(webhook, connection);
  addresses.set(webhook, { connection, address });
  return address;
}

/** The platform's alias means the connection's own address; any other address has to lie below it. */
function findAddress(webhook: Webhook, connection: Connection): string | null {
  const base = connection.baseUrl.endsWith('/') ? connection.baseUrl : `${connection.baseUrl}/`;
  const path = [platformAlias, base].find((start) => webhook.url.startsWith(start));
  if (path === undefined) return null;
  const address = new URL(webhook.url.slice(path.length), base);
  return address.href.startsWith(new URL(base).href) ? address.href : null;
}

async function sessionFor(
  deps: PrepareDeps,
  connection: Connection,
  webhook: Webhook,
): Promise<Session | { kind: 'refused'; why: string; temporary: boolean }> {
  if (webhook.sid_user_id === undefined) return { kind: 'none' };
  const identity = deps.identity(connection.id, webhook.sid_user_id);
  if (!identity) {
    const why = `no login is kept for the user it runs as on ${connection.name}; add one under Connections`;
    return { kind: 'refused', why, temporary: false };
  }
  const session = await deps.sessions.sidFor(connection, identity);
  if (session.kind === 'refused') return session;
  const refused = () => {
    deps.sessions.refused(connection, identity, session.sid);
  };
  return { kind: 'sid', sid: session.sid, refused };
}

function stopped(why: string, temporary = false): Prepared {
  return { kind: 'stopped', answer: { kind: 'not_sent', why, temporary } };
}
