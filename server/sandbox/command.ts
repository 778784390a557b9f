import type { JsonObject } from '../../shared/model/json.ts';
import { refused, type CommandAnswer, type Refusal } from './answer.ts';
import { destinations, type DemoUser } from './data.ts';
import type { Given } from './parameters.ts';
import type { HospitalState } from './state.ts';
import type { Study } from './studies.ts';

/** One call of a command whose parameters the catalogue has found in order. */
export interface CommandCall {
  readonly given: Given;
  readonly state: HospitalState;
  /** Who calls; the webhook user stands in where a command needs no session. */
  readonly user: DemoUser;
  readonly sid: string | undefined;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly newId: () => string;
  /** The caller will hear nothing: what takes time stays under way. */
  readonly silent: boolean;
  /** Something that the platform would tell webhooks about, sent when the answer is out. */
  raise(type: string, objects: Record<string, JsonObject>): void;
}

/** A command of the hospital: what it does, and whether that changes anything worth saving. */
export interface Command {
  readonly changes: boolean;
  run(call: CommandCall): CommandAnswer;
}

export type Commands = Readonly<Record<string, Command>>;

export const reads = (run: Command['run']): Command => ({ changes: false, run });
export const changes = (run: Command['run']): Command => ({ changes: true, run });

/** What every record carries. */
export const stamp = (call: CommandCall) => ({
  uuid: call.newId(),
  at: call.now,
  by: call.user.uuid,
});

export type Found<T> = { readonly kind: 'found'; readonly it: T } | Refusal;

/** By uuid (in the parameter named), or else by study_uid within the namespaces. */
export function findStudy(call: CommandCall, name = 'uuid'): Found<Study> {
  const uuid = call.given.text(name);
  const wanted =
    uuid === undefined
      ? (study: Study) =>
          study.study_uid === call.given.text('study_uid') &&
          [undefined, study.phi_namespace].includes(call.given.text('phi_namespace'))
      : (study: Study) => study.uuid === uuid.toLowerCase();
  const it = call.state.studies.find(wanted);
  return it ? { kind: 'found', it } : refused('NOT_FOUND', uuid === undefined ? 'study_uid' : name);
}

export function findDestination(call: CommandCall): Found<(typeof destinations)[number]> {
  const uuid = call.given.text('destination_id')?.toLowerCase();
  const it = destinations.find((destination) => destination.uuid === uuid);
  return it ? { kind: 'found', it } : refused('NOT_FOUND', 'destination_id');
}

/** The user as events tell it. */
export const userObject = (user: DemoUser): JsonObject => ({
  uuid: user.uuid,
  name: user.name,
  first: user.first,
  last: user.last,
  email: user.login,
  disabled: 0,
  blocked: 0,
  time_zone: 'UTC',
});
