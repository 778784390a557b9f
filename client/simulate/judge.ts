import { typedRow } from '../../shared/authoring/compile/rowTypes.ts';
import { mapRows } from '../../shared/authoring/conditions.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { match, type Match } from '../../shared/dispatch/match.ts';
import type { Condition } from '../../shared/model/condition.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import { reasonWords, withoutWanted } from './reasonWords.ts';

/** What a decision of the drawing makes of an event, with its reasons row by row, in words. */
export function judge(
  when: Condition,
  event: PlatformEvent,
  { timeZone, maxAge }: { readonly timeZone: string; readonly maxAge?: number | undefined },
): Match {
  const typed = mapRows(when, (row) => typedRow(ambra, row));
  // How long a chain may be is for the call at its end to say, not for the decisions on the way.
  const asked = { ...event, target: probeId, causes: [] };
  const { matches, reasons } = match(probe(typed, asked, timeZone, maxAge), asked);
  return {
    matches,
    reasons: reasons.map((reason) => ({ ...reason, text: reasonWords(reason, typed) })),
  };
}

/** The reasons that decided, as the end of a sentence. */
export function decisive(reasons: Match['reasons']): string {
  const telling = reasons.filter((reason) => reason.decisive && reason.path !== 'event');
  // What the rule wanted is worth telling where it did not get it.
  const texts = telling.map(({ text, holds }) => (holds ? withoutWanted(text) : text));
  return texts.length === 0 ? '.' : `: ${texts.join('; ')}.`;
}

const probeId = 'probe';

/** A webhook that only asks: `match` then gives its reasons row by row. */
function probe(
  when: Condition,
  event: PlatformEvent,
  timeZone: string,
  maxAge: number | undefined,
): Webhook {
  return {
    uuid: probeId,
    name: '',
    event: event.type,
    url: '',
    method: 'POST',
    parameters: {},
    when,
    connection: '',
    retry: false,
    once: false,
    by_uid: false,
    by_accession_number: false,
    by_webhook_event: false,
    once_key: '',
    delay: 0,
    ...(maxAge !== undefined && { max_age: maxAge }),
    suspended: false,
    time_zone: timeZone,
    on_missing: {},
    origin: { rule: '', version: 0, node: '', trigger: '' },
  };
}
