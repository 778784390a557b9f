import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { findCommand } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { CatalogueCommand } from '../../shared/catalogue.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { refused, render, type CommandAnswer } from './answer.ts';
import { readBody } from './body.ts';
import type { Calls } from './calls.ts';
import { pause, type SandboxClock } from './clock.ts';
import type { Command, CommandCall, Commands } from './command.ts';
import { users, type DemoUser } from './data.ts';
import type { Faults, Misfortune } from './faults.ts';
import type { Feed } from './feed.ts';
import { checkParameters, readGiven, type Given } from './parameters.ts';
import { findUser, isPermitted, type Sessions } from './sessions.ts';
import type { Store } from './store.ts';

export interface ApiDeps {
  readonly clock: SandboxClock;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly calls: Calls;
  readonly faults: Faults;
  readonly feed: Feed;
  readonly commands: Commands;
}

type Admitted = { readonly kind: 'admitted'; readonly command: Command; readonly user: DemoUser };
type Raised = readonly [type: string, objects: Record<string, JsonObject>];

/**
 * The platform's API. Every command has to be POSTed, with a form or a JSON body: the reference knows nothing else, so a
 * webhook with GET, GET_JSON or PUT hears 405 here as it would there, and what it sent can be read in `/_calls`.
 */
export function createApi(deps: ApiDeps): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const path = request.path.replace(/^\/(api\/v3\/)?/, '');
    const body = readBody(request);
    const parameters = body.kind === 'parameters' ? body.parameters : {};
    const settle = deps.calls.note({
      at: deps.clock.now().toISOString(),
      method: request.method,
      path,
      contentType: request.get('content-type') ?? null,
      parameters,
      webhookId: request.get('webhook-id') ?? null,
    });
    const given = readGiven(parameters);
    const raised: Raised[] = [];
    const answer =
      body.kind === 'unreadable'
        ? refused('INVALID_JSON', body.why)
        : await handle(deps, { request, path, given, raised });
    if (answer !== null) {
      const { status, hash } = render(answer);
      settle(status, answer.kind === 'refused' ? answer.errorType : null);
      response.status(status).json(hash);
    }
    // One after the other, and only now: what a call led to is heard after its answer.
    for (const [type, objects] of raised) await deps.feed.followUp(type, objects);
  };
}

interface Incoming {
  readonly request: Request;
  readonly path: string;
  readonly given: Given;
  readonly raised: Raised[];
}

/** Null is silence: the command was carried out, and the caller is never told. */
async function handle(deps: ApiDeps, incoming: Incoming): Promise<CommandAnswer | null> {
  const { path, given } = incoming;
  if (incoming.request.method !== 'POST') return refused('MUST_BE_POST', undefined, 405);
  const entry = findCommand(ambra, path);
  if (!entry) return refused('UNKNOWN_COMMAND', path, 404);
  const admitted = admit(deps, incoming, entry);
  if (admitted.kind !== 'admitted') return admitted;
  const fate = deps.faults.next(path === 'study/push' ? given.text('destination_id') : undefined);
  return suffer(deps, fate, (silent) => run(deps, incoming, admitted, silent));
}

/** The platform's order: who are you, is anything missing, may you. */
function admit(
  { sessions, commands }: ApiDeps,
  { request, path, given }: Incoming,
  entry: CatalogueCommand,
): Admitted | CommandAnswer {
  const needsSession =
    path === 'session/uuid' || entry.parameters.some(({ type }) => type === 'session');
  const user = needsSession ? whoCalls(request, given, sessions) : users[0];
  if (!user) return refused('NOT_LOGGED_IN', 'The sid is missing or has expired.', 401);
  const command = Object.hasOwn(commands, path) ? commands[path] : undefined;
  // What the catalogue calls required was not checked by hand for every command; of ours it is right.
  const wrong = command || entry.checked ? checkParameters(entry, given) : undefined;
  if (wrong) return wrong;
  if (!isPermitted(user, entry.permission)) return refused('NOT_PERMITTED', entry.permission);
  if (command) return { kind: 'admitted', command, user };
  return refused(
    'NOT_SUPPORTED_IN_DEMO',
    `The platform knows ${path}, the demo hospital does not carry it out. Connect a real account to use it.`,
  );
}

/** By sid, or by name and password in an Authorization header. */
function whoCalls(request: Request, given: Given, sessions: Sessions): DemoUser | undefined {
  const sid = given.text('sid');
  if (sid !== undefined) return sessions.use(sid);
  const [, coded] = /^Basic ([\w+/=]+)$/i.exec(request.get('authorization') ?? '') ?? [];
  if (coded === undefined) return undefined;
  const [login = '', ...password] = Buffer.from(coded, 'base64').toString('utf8').split(':');
  return findUser(login, password.join(':'));
}

async function suffer(
  deps: ApiDeps,
  fate: Misfortune,
  work: (silent: boolean) => CommandAnswer,
): Promise<CommandAnswer | null> {
  switch (fate.kind) {
    case 'none':
      return work(false);
    case 'wait':
      await pause(deps.clock, fate.milliseconds);
      return work(false);
    case 'answer':
      return refused(fate.errorType ?? 'ERROR', undefined, fate.status);
    case 'silence':
      work(true);
      return null;
  }
}

function run(
  { store, clock }: ApiDeps,
  { given, raised }: Incoming,
  { command, user }: Admitted,
  silent: boolean,
): CommandAnswer {
  const call: CommandCall = {
    given,
    state: store.state(),
    user,
    sid: given.text('sid'),
    now: clock.now().toISOString(),
    newId: randomUUID,
    silent,
    raise: (type, objects) => raised.push([type, structuredClone(objects)]),
  };
  const answer = command.run(call);
  if (answer.kind === 'ok' && command.changes) store.changed();
  return answer;
}

/** Sending that was left under way comes to its end: somebody repaired the destination. */
export function finishPushes(store: Store, destination: string): void {
  for (const push of store.state().pushes) {
    if (push.status === 'I' && (destination === '*' || push.destination === destination)) {
      push.status = 'S';
      const study = store.state().studies.find(({ uuid }) => uuid === push.study);
      if (study) study['study_push_status'] = 'S';
    }
  }
  store.changed();
}
