import { counted } from '../../shared/authoring/words.ts';
import type { MatchAnswer, Why } from '../../shared/model/answers/journal.ts';
import { withoutRepeated } from '../api/journal.ts';

export type Reason = MatchAnswer['reasons'][number];
export type Decision = Why['decisions'][number];

/** What a rule did about an event, in a word and a sentence. */
export interface RuleVerdict {
  readonly kind: 'acted' | 'failed' | 'again' | 'near' | 'once' | 'would' | 'other_event';
  readonly text: string;
}

/** Sums up the decisions of a rule's webhooks: the best of them counts. `followed`: its calls that others led to. */
export function judgeRule({ decisions, enabled }: Why, followed = 0): RuleVerdict {
  const calls = withoutRepeated(decisions.flatMap(({ deliveries }) => deliveries));
  const failed = calls.filter(({ state }) => state === 'failed').length;
  const again = calls.filter(({ state, attempts }) => state === 'waiting' && attempts > 0).length;
  if (calls.length > 0)
    return {
      kind: failed > 0 ? 'failed' : again > 0 ? 'again' : 'acted',
      text: [
        counted(calls.length, 'call'),
        ...(failed > 0 ? [`${failed === calls.length ? '' : `${failed} `}failed`] : []),
        ...(again > 0 ? [`${again === calls.length ? '' : `${again} `}to be tried again`] : []),
        ...(followed > 0 ? [`and then ${followed} more`] : []),
      ].join(', '),
    };
  if (decisions.some(({ kind }) => kind === 'claimed'))
    return { kind: 'once', text: 'its call is made only once, and another delivery has its claim' };
  if (decisions.some(({ kind }) => kind === 'owed'))
    return {
      kind: 'would',
      text: enabled
        ? 'it fits now, but it was not running like this when the event came in'
        : 'it fits, but it is switched off',
    };
  const nearest = nearestOf(decisions);
  if (nearest === undefined)
    return { kind: 'other_event', text: 'it has no action that could run' };
  return isOtherEvent(nearest)
    ? { kind: 'other_event', text: decisiveOf(nearest.match)[0]?.text ?? '' }
    : { kind: 'near', text: sayNear(nearest, decisions) };
}

/** What stood in the way; of several calls that want different things, what the event had. */
function sayNear(nearest: Decision, decisions: readonly Decision[]): string {
  const reason = decisiveOf(nearest.match)[0];
  if (reason === undefined) return 'its conditions did not hold';
  const sameEvent = decisions.filter((decision) => !isOtherEvent(decision));
  const isShared = sameEvent.every(({ match }) =>
    decisiveOf(match).some(({ field }) => field !== undefined && field === reason.field),
  );
  const had = reason.text.split('; the rule wants')[0] ?? '';
  return sameEvent.length > 1 && isShared
    ? `${had}; none of its ${sameEvent.length} calls wants that`
    : reason.text;
}

/** Whether it waits for another kind of event, so that its conditions were not looked at. */
export function isOtherEvent({ match }: Decision): boolean {
  return match.reasons.some(({ path, holds }) => path === 'event' && !holds);
}

/** The one that came closest: fewest rows that do not hold. */
export function nearestOf(decisions: readonly Decision[]): Decision | undefined {
  return [...decisions].sort((one, other) => distance(one) - distance(other))[0];
}

function distance(decision: Decision): number {
  const far = isOtherEvent(decision) ? 1_000 : 0;
  return far + decision.match.reasons.filter(({ holds }) => !holds).length;
}

/** The reasons that decided: in the way of a match those that do not hold, first. */
export function decisiveOf({ reasons, matches }: MatchAnswer): Reason[] {
  const decided = reasons.filter(({ decisive }) => decisive);
  const against = decided.filter(({ holds }) => holds === matches);
  return against.length > 0 ? against : decided;
}
