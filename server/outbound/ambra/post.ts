import type { Connection } from '../../../shared/model/connection.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/model/json.ts';
import type { Sealer } from '../secrets.ts';
import type { Send, SendAnswer } from '../send/call.ts';
import { readSignIn } from '../signIn.ts';

/** One of our own calls to the platform's API (webhooks' calls are built by the pipeline). */
export interface Post {
  readonly connection: Connection;
  /** `session/login`: the path below the base address. */
  readonly command: string;
  readonly parameters: JsonObject;
}

export interface PostDeps {
  readonly send: Send;
  readonly sealer: Sealer;
}

/** Errors that pass by themselves. */
export const temporaryErrors: ReadonlySet<string> = new Set(['NOT_READY', 'LOCKED']);

/** A page of a hundred names with all their fields is more than a delivery's answer may be. */
const keptBytes = 1024 * 1024;

export type PostAnswer =
  | { readonly kind: 'ok'; readonly body: JsonObject }
  /** The platform understood and said no. 401 means that it does not know who we are. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly errorType: string | null;
      readonly subtype: string | null;
      /** A 401 without a word in the platform's form: any web server may answer that. */
      readonly isBare?: true;
    }
  /** There was no sensible answer; `message` is a sentence that names the host and no more. */
  | { readonly kind: 'trouble'; readonly message: string; readonly temporary: boolean };

/** Posts the parameters as a form, as the platform wants them, and reads its JSON answer. */
export async function post(
  deps: PostDeps,
  { connection, command, parameters }: Post,
): Promise<PostAnswer> {
  const url = new URL(command, connection.baseUrl);
  const signIn = readSignIn(connection, deps.sealer);
  // Putting the right key back mends it.
  if (signIn.kind === 'unreadable') return trouble(signIn.why, true);
  const answer = await deps.send({
    method: 'POST',
    url: url.href,
    headers: {
      'user-agent': 'Studyhook',
      'content-type': 'application/x-www-form-urlencoded',
      ...signIn.headers,
    },
    body: asForm(parameters),
    timeoutMs: connection.limits.timeoutSeconds * 1000,
    allowPrivate: connection.allowPrivate,
    keptBytes,
  });
  return read(answer, url.host);
}

function asForm(parameters: JsonObject): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) form.append(name, asText(value));
  return form.toString();
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function read(answer: SendAnswer, host: string): PostAnswer {
  if (answer.kind === 'no_answer') {
    const lasting = answer.why === 'refused_address' || answer.why === 'redirect';
    return { kind: 'trouble', message: answer.message, temporary: !lasting };
  }
  const { status } = answer;
  const body = parseObject(answer.body);
  const said = body?.['status'] === 'ERROR' || body?.['error_type'] !== undefined;
  if (said || status === 401) {
    return {
      kind: 'refused',
      status,
      errorType: errorType(body),
      subtype: subtype(body),
      ...(!said && { isBare: true }),
    };
  }
  if (status >= 500 || [408, 425, 429].includes(status)) {
    return trouble(`${host} answered ${status}; try again in a while.`, true);
  }
  if (status >= 300) {
    return trouble(
      `${host} answered ${status}, as if the platform's API were elsewhere. Check the base address, which usually ends in /api/v3/.`,
      false,
    );
  }
  if (body && !answer.truncated) return { kind: 'ok', body };
  const what = answer.truncated ? 'more than 1 MB' : 'something other than JSON';
  return trouble(
    `${host} answered ${what}, which the platform's API does not do. Check the base address.`,
    true,
  );
}

function trouble(message: string, temporary: boolean): PostAnswer {
  return { kind: 'trouble', message, temporary };
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Only what looks like a name of the platform's is ever shown: anything else could repeat what we sent. */
function errorType(body: JsonObject | undefined): string | null {
  const type = body?.['error_type'];
  return typeof type === 'string' && /^[A-Z][A-Z0-9_]{0,60}$/.test(type) ? type : null;
}

function subtype(body: JsonObject | undefined): string | null {
  const given = body?.['error_subtype'];
  const names = (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string');
  const text = names.join(', ');
  return /^[A-Za-z][A-Za-z0-9_, ]{0,120}$/.test(text) ? text : null;
}
