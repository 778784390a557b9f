import type { Connection, Identity } from '../../../shared/model/connection.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { Sessions } from '../sessions.ts';
import { post, temporaryErrors, type PostAnswer, type PostDeps } from './post.ts';

/** What one call of the platform's API came to. */
export type CallResult =
  | { readonly kind: 'ok'; readonly body: JsonObject }
  | {
      readonly kind: 'error';
      /** The platform's own name for it, such as `NOT_FOUND`. */
      readonly errorType?: string;
      /** 401, 412, ... where the platform itself answered. */
      readonly status?: number;
      /** It said nothing in the platform's form, so it may be another server. */
      readonly isBare?: true;
      /** A sentence for people, without secrets. */
      readonly message: string;
      /** Trying again later can help without anybody changing anything. */
      readonly temporary: boolean;
    };

/** As the identity, or without one with the connection's own sign-in. A refused sid is renewed once. */
export type CallAmbra = (
  connection: Connection,
  identity: Identity | null,
  command: string,
  parameters: JsonObject,
) => Promise<CallResult>;

export interface CallDeps extends PostDeps {
  readonly sessions: Sessions;
}

export function createCall(deps: CallDeps): CallAmbra {
  const { sessions } = deps;

  async function callAs(
    connection: Connection,
    identity: Identity,
    command: string,
    parameters: JsonObject,
    mayRenew: boolean,
  ): Promise<CallResult> {
    const session = await sessions.sidFor(connection, identity);
    if (session.kind === 'refused') {
      return { kind: 'error', message: session.why, temporary: session.temporary };
    }
    const { sid } = session;
    const answer = await post(deps, { connection, command, parameters: { ...parameters, sid } });
    if (answer.kind === 'refused' && answer.status === 401) {
      sessions.refused(connection, identity, sid);
      if (mayRenew) return callAs(connection, identity, command, parameters, false);
    }
    return resultOf(command, answer);
  }

  return async (connection, identity, command, parameters) =>
    identity
      ? callAs(connection, identity, command, parameters, true)
      : resultOf(command, await post(deps, { connection, command, parameters }));
}

function resultOf(command: string, answer: PostAnswer): CallResult {
  switch (answer.kind) {
    case 'ok':
      return answer;
    case 'trouble':
      return { kind: 'error', message: answer.message, temporary: answer.temporary };
    case 'refused': {
      const { status, errorType, subtype, isBare } = answer;
      return {
        kind: 'error',
        ...(errorType !== null && { errorType }),
        status,
        ...(isBare && { isBare }),
        message: refusal(command, status, errorType, subtype),
        temporary: status >= 500 || temporaryErrors.has(errorType ?? ''),
      };
    }
  }
}

function refusal(
  command: string,
  status: number,
  errorType: string | null,
  subtype: string | null,
): string {
  if (errorType === null) {
    return status === 401
      ? `The platform wants a sign-in for ${command}. Choose a user with a login, or enter the connection's sign-in.`
      : `The platform refused ${command} (${status}).`;
  }
  return `The platform refused ${command}: ${errorType}${subtype === null ? '' : ` (${subtype})`}.`;
}
