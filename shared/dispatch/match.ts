import { deepestCausation, type PlatformEvent } from '../model/event.ts';
import type { Webhook } from '../model/webhook.ts';
import { readField } from '../model/event.ts';
import { daysOld } from './match/age.ts';
import type { Reason } from './match/compiled.ts';
import { compiled, evaluate } from './match/condition.ts';

export { evaluate };
export type { Reason };

/** Whether an event is a webhook's, and everything that was looked at to say so. */
export interface Match {
  readonly matches: boolean;
  readonly reasons: readonly Reason[];
}

/** Events that are for one webhook and match no other; one that names none is for nobody. */
const addressed: ReadonlySet<string> = new Set(['CRON', 'MANUAL', 'ROUTE_RULE']);

/** Why a webhook does not even look at its condition. */
type Obstacle = 'event' | 'target' | 'suspended' | 'causes' | 'max_age';

/**
 * Judges one webhook and one event, row by row. Conditions are explained also where something else stands in the way,
 * except for another kind of event, whose rows would say nothing.
 */
export function match(webhook: Webhook, event: PlatformEvent): Match {
  if (event.type !== webhook.event)
    return { matches: false, reasons: [wordObstacle('event', webhook, event)] };
  const met = obstacles(webhook, event).map((obstacle) => wordObstacle(obstacle, webhook, event));
  const condition = compiled(webhook.when, webhook.time_zone);
  const rows = condition.explain(event, 'when');
  return {
    matches: met.length === 0 && condition.holds(event),
    reasons: [eventReason(event), ...met, ...rows],
  };
}

/** The same answer without the reasons: what thousands of webhooks are asked for every event. */
export function isMatch(webhook: Webhook, event: PlatformEvent): boolean {
  if (event.type !== webhook.event || obstacles(webhook, event).length > 0) return false;
  return evaluate(webhook.when, event, { timeZone: webhook.time_zone });
}

const none: readonly Obstacle[] = [];

function obstacles(webhook: Webhook, event: PlatformEvent): readonly Obstacle[] {
  const isForAnother =
    event.target === undefined ? addressed.has(event.type) : event.target !== webhook.uuid;
  const ownFailure = event.causes.includes(webhook.uuid) || event.causes.length > deepestCausation;
  const old = isTooOld(webhook, event);
  if (!isForAnother && !ownFailure && !old && !webhook.suspended) return none;
  const met: [Obstacle, boolean][] = [
    ['target', isForAnother],
    ['suspended', webhook.suspended],
    ['causes', ownFailure],
    ['max_age', old],
  ];
  return met.filter(([, stands]) => stands).map(([obstacle]) => obstacle);
}

/** Days count by the calendar of the webhook's time zone; without a study date that can be read nothing is too old. */
function isTooOld(webhook: Webhook, event: PlatformEvent): boolean {
  if (webhook.max_age === undefined) return false;
  const days = daysOld(studyDate(event), Date.parse(event.time), webhook.time_zone);
  return days !== null && days > webhook.max_age;
}

function studyDate(event: PlatformEvent): unknown {
  return (
    readField(event.data, 'study.study_date') ?? readField(event.data, 'study_deleted.study_date')
  );
}

function eventReason(event: PlatformEvent): Reason {
  const text = `the event is ${event.type}`;
  return { path: 'event', holds: true, decisive: false, text, masked: text };
}

function wordObstacle(obstacle: Obstacle, webhook: Webhook, event: PlatformEvent): Reason {
  const reason = (text: string, masked = text): Reason => ({
    path: obstacle,
    holds: false,
    decisive: true,
    text,
    masked,
  });
  switch (obstacle) {
    case 'event':
      return reason(`the event is ${event.type}; the rule waits for ${webhook.event}`);
    case 'target':
      return reason(
        event.target === undefined
          ? `${event.type} names no webhook, and only the one it names may run`
          : 'the event is for another webhook',
      );
    case 'suspended':
      return reason('the action is suspended; switch it on to let it run');
    case 'causes':
      return reason(
        event.causes.includes(webhook.uuid)
          ? 'the event comes of a call of this very action, which would never end'
          : `the event is the end of a chain of more than ${String(deepestCausation)} calls`,
      );
    case 'max_age': {
      const days = daysOld(studyDate(event), Date.parse(event.time), webhook.time_zone);
      const limit = `the rule wants ${String(webhook.max_age)} days at most`;
      const masked = `the study is too old; ${limit}`;
      return {
        ...reason(`the study is ${String(days)} days old; ${limit}`, masked),
        field: 'study.study_date',
        actual: String(studyDate(event)),
      };
    }
  }
}
