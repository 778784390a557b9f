import type { Problem } from '../model/problem.ts';
import { references } from './problems/references.ts';
import { cut, error, meant, warning, type Worded } from './problems/worded.ts';
import { listOf } from './words.ts';

const mostNamed = 6;

const shortList = (names: readonly string[]): string =>
  names.length > mostNamed ? `${names.slice(0, mostNamed).join(', ')}, …` : listOf(names, 'or');

/**
 * Every problem that authors are told of, worded here and in `problems/`, and nowhere else: what is wrong, and what to do about it. A code is
 * a promise to those who filter by it. None holds a value of an event.
 */
const table = {
  'rule.no_trigger': () =>
    error('Nothing starts this rule. Add a trigger: the event that it waits for.'),
  'rule.no_action': () => error('This rule does nothing. Add an action and lead a wire to it.'),
  'rule.no_way': () =>
    error(
      'This rule does nothing: no way leads from what starts it to an action. Draw the wires between them.',
    ),
  'rule.too_many_terms': (action: string, most: number) =>
    error(
      `The ways to “${action}” come to more than ${most} tests. Make the conditions simpler, or divide the rule in two.`,
    ),
  'rule.chain_too_long': (action: string, most: number) =>
    error(
      `A chain of calls ends after ${most}: what stands behind “${action}” is never called. Take actions out, or start the rest from a trigger of its own.`,
      'here',
    ),
  'rule.loop': (way: string) =>
    error(`The wires lead round in a circle: ${way}. Take one of them away.`),
  'rule.triggers_itself': (command: string, event: string) =>
    error(
      `${command} causes ${event} again, so this rule would start itself for ever. Add a condition that no longer holds afterwards, or let it run once per study.`,
    ),
  'rule.circle': (way: string) =>
    warning(
      `These events and calls bring each other about for ever: ${way}. Add a condition that no longer holds afterwards, or let one of the calls run once per study.`,
    ),

  'node.duplicate_id': (id: string) =>
    error(`Two steps have the id “${id}”. Give one of them another.`),
  'node.duplicate_name': (name: string) =>
    warning(
      `More than one step is called “${name}”. Names that differ make the activity list readable.`,
    ),
  'node.unreachable': () =>
    warning('No trigger leads here, so this never happens. Connect it, or remove it.'),
  'node.leads_nowhere': () =>
    warning('Nothing follows. Add a step behind it, or lead a wire on to an action.'),
  'node.never': (start: string) =>
    error(`From “${start}”, what is asked on the way here contradicts itself: this never happens.`),
  'wire.broken': (why: string) => error(why),
  'wire.duplicate': () => warning('This wire is there twice. Once is enough.'),

  'trigger.no_event': () => error('Choose the event that starts this rule.'),
  'trigger.malformed_event': (event: string, suggestion?: string) =>
    error(
      `“${event}” is not an event name: they are capitals and underscores, such as STUDY_SYNC.${meant(suggestion)}`,
    ),
  'trigger.unknown_event': (event: string, suggestion?: string) =>
    warning(`We do not know the event “${event}”. It is matched by its name.${meant(suggestion)}`),
  'trigger.no_schedule': () => error('Choose when it runs, such as Monday to Friday at nine.'),
  'trigger.invalid_schedule': (why: string) => error(why),
  'trigger.invalid_time_zone': (name: string) =>
    error(`“${name}” is not a time zone. Write a name such as Europe/Vienna.`),
  'trigger.schedule_unused': (event: string) =>
    warning(`Only CRON has a schedule; for ${event} it is not used.`),
  'trigger.max_age_unused': (event: string) =>
    warning(`${event} carries no study, so there is no study date to judge the age by.`),

  'condition.empty': () => error('This condition is empty. Add a test, or take the condition out.'),
  'condition.impossible': () => error('Nothing can pass here: its tests contradict each other.'),
  'condition.always': () =>
    warning(
      'Everything passes here, because one of these tests always holds. Change them, or take the condition out.',
    ),
  'condition.group_empty': () => error('This group has no tests. Add one, or remove the group.'),
  'condition.no_field': () => error('Choose the field to look at.'),
  'condition.no_value': (op: string) => error(`What should “${op}” compare with? Enter a value.`),
  'condition.empty_value': () =>
    warning('One of these values is empty. To ask whether there is a value, use “has a value”.'),
  'condition.not_a_number': (value: string) =>
    error(`“${value}” is not a number, and this field holds numbers.`),
  'condition.not_a_date': (value: string) =>
    error(`“${value}” is not a date. Write it as 20240131 or 2024-01-31.`),
  'condition.not_a_point_in_time': (value: string) =>
    error(`“${value}” is not a point in time. Write it as 2024-01-31 or 2024-01-31 08:30.`),
  'condition.age_of_no_date': (field: string) =>
    error(`“${field}” holds no date, so it has no age. Compare its value instead.`),
  'condition.list_for_one': (op: string) =>
    error(`“${op}” compares with one value; this is a list. Use “is one of”.`),
  'condition.number_in_text': (field: string, op: string, isListed: boolean) =>
    isListed
      ? error(`“${op}” compares text with a number; ${field} holds words. Use “is one of” instead.`)
      : warning(
          `“${op}” compares text with a number; ${field} holds text, whose order goes letter by letter. Compare as numbers, or use “is one of”.`,
        ),
  'condition.unusual_value': (value: string, usual: string) =>
    warning(`“${value}” is none of the usual values of this field (${usual}).`),
  'condition.empty_days': () =>
    error('No day of the week is chosen, so this never holds. Choose at least one.'),
  'condition.invalid_time_zone': (name: string) =>
    error(`“${name}” is not a time zone. Write a name such as Europe/Vienna.`),
  'condition.raw': () =>
    error(
      'This filter was imported and is not understood. It deploys as it was, but it cannot run here. Replace it by tests of your own.',
      'here',
    ),
  'condition.invalid_hl7_position': (position: string) =>
    error(
      `“${position}” is not a place in an HL7 message. Write segment and field, such as PID_5 or PID_5_1.`,
    ),
  'condition.no_hl7': (event: string) =>
    error(`${event} carries no HL7 message. STUDY_HL7 and HL7_ADD do.`),
  'condition.no_attachment': (event: string) =>
    error(`${event} carries no attachment. STUDY_REPORT and STUDY_REPORT_REMOVE do.`),
  'pattern.invalid': (why: string, position: number) =>
    error(`This regular expression cannot be read: ${why}, at character ${position + 1}.`),
  'pattern.outside': (construct: string, instead: boolean) =>
    error(
      `This regular expression uses ${construct}, which Studyhook cannot follow; the platform may. ${instead ? 'The same can be said without it.' : 'Write it as tests instead, such as “begins with” or “is not”.'}`,
      'here',
    ),

  'split.no_field': () => error('Choose the field by which to split.'),
  'split.no_cases': () => error('Add at least one case.'),
  'split.empty_case': (name: string) =>
    error(`The case “${name}” has no values. Add one, or remove the case.`),
  'split.overlap': (value: string, one: string, other: string) =>
    error(
      one === other
        ? `“${value}” stands twice in the case “${one}”.`
        : `“${value}” is in the cases “${one}” and “${other}”. A value can go one way only.`,
    ),
  'split.duplicate_case': (id: string) =>
    error(`Two cases have the id “${id}”, so that their exits cannot be told apart.`),
  'split.reserved_case': () => error('“otherwise” takes the rest and cannot be a case’s id.'),

  'wait.differs': (action: string, start: string, one: string, other: string) =>
    error(
      `From “${start}” to “${action}” there are two ways that wait differently: ${one}; and ${other}. Make the waits equal, or use two actions.`,
    ),
  'wait.before_decision': (wait: string) =>
    error(
      `Conditions see the event as it happened, so they come before “${wait}”. Move this one in front of the wait.`,
    ),
  'wait.nothing': () => warning('This waits 0 seconds. Set a time, or take it out.'),
  'wait.long': (span: string) =>
    warning(
      `A wait of ${span} is unusually long. Check the unit; things may have changed by then.`,
    ),
  'wait.too_long': (span: string) =>
    error(
      `Waiting ${span} is more than a year. Shorten it, or let a schedule (CRON) look for what is due.`,
    ),
  'cron.delay': (wait: string) =>
    error(`A scheduled rule cannot wait as well (“${wait}”). Set the schedule later instead.`),
  'cron.retry': () =>
    error(
      'A scheduled call is not tried again: turn “retry” off, or start it by another event. It comes again with the schedule.',
    ),

  'action.no_command': () => error('Choose what this action does.'),
  'action.unknown_command': (command: string, suggestion?: string) =>
    suggestion === undefined
      ? warning(`We do not know the command “${command}”. Check its spelling.`)
      : error(`We do not know the command “${command}”.${meant(suggestion)}`),
  'action.no_connection': () =>
    error(
      'There is no Ambra connection to call yet. Add one, or choose another connection for this action.',
    ),
  'action.several_connections': (names: string) =>
    error(`There is more than one Ambra connection: ${names}. Choose which one this action calls.`),
  'action.foreign_url': (url: string, baseUrl: string, home?: string) =>
    error(
      home === undefined
        ? `Calls ${url}, which is none of your connections (this action’s is ${baseUrl}). Choose what to call there, or a connection that leads to that address.`
        : `Calls ${url}, which belongs to the connection “${home}”. Choose that connection.`,
      'here',
    ),
  'action.unknown_connection': (id: string) =>
    error(`There is no connection “${id}”. Choose another.`),
  'action.command_outside': (command: string, base: string, isAddress: boolean) =>
    error(
      isAddress
        ? `“${cut(command)}” is a whole address, and an action calls what lies below ${base}. Write the path alone, such as study/push; for another address, choose or add a connection that leads there.`
        : `“${cut(command)}” leads out of ${base}, and such a call is not made. Write a path that leads further down, such as study/push.`,
      'here',
    ),
  'action.field_in_command': (written: string, isSure: boolean, isQuery: boolean) =>
    (isSure ? error : warning)(
      `“${cut(written)}” would be sent literally: a path goes out as it stands. Fields can stand in the parameters${isQuery ? ', which GET sends behind the question mark' : ''}: give it there, and take it out of the path.`,
    ),
  'action.uuid_taken': (uuid: string, owner: string) =>
    error(
      `The webhook’s uuid, ${cut(uuid)}, is that of ${owner} as well, and a repeated call could then be the other’s. Give this action a uuid of its own.`,
      'here',
    ),
  'action.missing_parameter': (parameter: string, command: string, checked: boolean) =>
    (checked ? error : warning)(`${command} needs “${parameter}”. Fill it in.`),
  'action.missing_one_of': (choices: string, command: string, checked: boolean) =>
    (checked ? error : warning)(`${command} needs one of these: ${choices}.`),
  'action.several_of': (given: string, command: string) =>
    warning(`${command} takes only one of these: ${given}. Leave the others out.`),
  'action.unknown_parameter': (parameter: string, command: string, suggestion?: string) =>
    warning(`${command} has no parameter “${parameter}”.${meant(suggestion)}`),
  'action.empty_parameter': (parameter: string) =>
    warning(`“${parameter}” is empty. Fill it in, or leave it out.`),
  'action.unusual_value': (parameter: string, usual: string) =>
    warning(`“${parameter}” is usually one of ${usual}.`),
  'action.not_a_uuid': (parameter: string, value: string, kind?: string) =>
    warning(
      `“${value}” is no uuid, and “${parameter}” is one. Choose ${kind === undefined ? 'a field that holds it' : `a ${kind} from the list`}, or write the uuid out.`,
    ),
  'action.unknown_name': (
    value: string,
    kind: string,
    connection: string,
    { suggestion, isName }: { suggestion?: string | undefined; isName: boolean },
  ) =>
    warning(
      isName
        ? `“${value}” is the name of a ${kind}. Give its uuid, not its name.`
        : `“${value}” is no ${kind} that ${connection} lists.${meant(suggestion) || ` Choose a ${kind} from the list.`}`,
    ),
  'action.no_user': (
    command: string,
    runsWithout: 'here' | 'perhaps' | 'never',
    hasLogins: boolean,
  ) => {
    const advice = hasLogins
      ? 'Choose as whom this action runs.'
      : 'Add a user’s login to the connection, then choose as whom this action runs.';
    switch (runsWithout) {
      case 'here':
        return warning(
          `The platform wants a user for ${command}; here the connection signs in by itself. Choose as whom it runs there.`,
          'platform',
        );
      case 'perhaps':
        return warning(`${command} is called by a user. ${advice}`);
      case 'never':
        return error(
          `${command} is called by a user, and without one the platform refuses it. ${advice}`,
          'here',
        );
    }
  },
  'action.no_identity': (names: readonly string[]) =>
    error(
      `We have no login for the user as whom this action runs. ${names.length === 0 ? 'Add one to the connection, or choose another connection.' : `Add one, or choose a user who has one: ${shortList(names)}.`}`,
      'here',
    ),
  'action.once_without_study': (event: string) =>
    warning(
      `${event} carries no study, so “once per study” cannot hold: the call is made every time.`,
    ),
  'action.once_behind_failure': () =>
    warning(
      'Behind a failure the call is made once for each failure; “once per study” is not used there.',
    ),
  'action.missing_choice_unused': (parameter: string) =>
    warning(`There is a choice for when “${parameter}” has no value, but no such parameter.`),

  ...references,

  portability: (message: string) => error(message, 'platform'),
} satisfies Record<string, (...args: never[]) => Worded>;

export type ProblemCode = keyof typeof table;
type Place = Pick<Problem, 'node' | 'field' | 'position' | 'fix'>;

/** A problem of this kind at this place; `args` are what its wording needs. */
export function problem<Code extends ProblemCode>(
  code: Code,
  args: Parameters<(typeof table)[Code]>,
  place: { readonly [K in keyof Place]?: Place[K] | undefined } = {},
): Problem {
  const word = table[code] as (...args: unknown[]) => Worded;
  const { node, field, position, fix } = place;
  return {
    code,
    ...word(...args),
    ...(node === undefined ? {} : { node }),
    ...(field === undefined ? {} : { field }),
    ...(position === undefined ? {} : { position }),
    ...(fix === undefined ? {} : { fix }),
  };
}
