import { closest } from '../../catalogue/closest.ts';
import { findEvent, type Catalogue } from '../../catalogue.ts';
import { eventName } from '../../model/event.ts';
import type { TriggerNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { succeededEvent } from '../../model/webhook.ts';
import { carries } from '../fields.ts';
import { eventLabel } from '../labels.ts';
import { problem } from '../problems.ts';
import { isTimeZone, parseCron } from '../schedule.ts';
import { setting } from './fixes.ts';
import { nodesOfKind, type View } from './view.ts';

/** What a trigger waits for, and when. */
export function triggerProblems(view: View): Problem[] {
  const { catalogue, timeZone } = view.context;
  return nodesOfKind(view, 'trigger').flatMap((node) => [
    ...eventProblems(node, catalogue),
    ...zoneProblems(node),
    ...scheduleProblems(node, timeZone, catalogue),
    ...ageProblems(node, catalogue),
  ]);
}

function eventProblems(trigger: TriggerNode, catalogue: Catalogue): Problem[] {
  const { id: node, event } = trigger;
  if (event === '') return [problem('trigger.no_event', [], { node, field: 'event' })];
  if (findEvent(catalogue, event) || event === succeededEvent) return [];
  const suggestion = closest(
    event.trim().replace(/[\s-]+/g, '_'),
    catalogue.events.map(({ name }) => name),
  );
  const fix =
    suggestion === undefined
      ? undefined
      : setting(`Use ${suggestion}`, node, ['event'], suggestion);
  const code = eventName.safeParse(event).success
    ? 'trigger.unknown_event'
    : 'trigger.malformed_event';
  return [problem(code, [event, suggestion], { node, field: 'event', fix })];
}

function zoneProblems({ id: node, timeZone }: TriggerNode): Problem[] {
  if (timeZone === undefined || isTimeZone(timeZone)) return [];
  const fix = setting('Use the rule’s time zone', node, ['timeZone']);
  return [problem('trigger.invalid_time_zone', [timeZone], { node, field: 'timeZone', fix })];
}

function scheduleProblems(trigger: TriggerNode, ruleZone: string, catalogue: Catalogue): Problem[] {
  const { id: node, event, cron, timeZone = ruleZone } = trigger;
  if (event !== 'CRON') {
    if (cron === undefined) return [];
    const fix = setting('Remove the schedule', node, ['cron']);
    const label = `“${eventLabel(event, catalogue)}”`;
    return [problem('trigger.schedule_unused', [label], { node, field: 'cron', fix })];
  }
  if (!cron?.trim()) {
    const fix = setting('Monday to Friday at 09:00', node, ['cron'], '0 9 * * mon-fri');
    return [problem('trigger.no_schedule', [], { node, field: 'cron', fix })];
  }
  // A wrong time zone is told where it stands; the schedule may be right all the same.
  const parsed = parseCron(cron, isTimeZone(timeZone) ? timeZone : 'UTC');
  switch (parsed.kind) {
    case 'ok':
      return [];
    case 'invalid': {
      const { message, position } = parsed;
      return [problem('trigger.invalid_schedule', [message], { node, field: 'cron', position })];
    }
  }
}

function ageProblems(trigger: TriggerNode, catalogue: Catalogue): Problem[] {
  const { id: node, event, maxAge } = trigger;
  if (maxAge === undefined) return [];
  const origin = { trigger, behind: null };
  if (carries(origin, { object: 'study', field: 'study_date' }, catalogue).kind !== 'not_carried')
    return [];
  const fix = setting('Remove the limit', node, ['maxAge']);
  const label = `“${eventLabel(event, catalogue)}”`;
  return [problem('trigger.max_age_unused', [label], { node, field: 'maxAge', fix })];
}
