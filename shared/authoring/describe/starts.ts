import cronstrue from 'cronstrue';
import { findEvent } from '../../catalogue.ts';
import type { TriggerNode } from '../../model/graph.ts';
import { counted } from '../words.ts';
import { lowered, type Words } from './names.ts';

/** How a sentence about a trigger begins: `When a study arrives`, `At 09:00, Monday through Friday (Europe/Vienna)`. */
export function startWords(
  trigger: TriggerNode,
  timeZone: string | undefined,
  words: Words,
): string {
  const age =
    trigger.maxAge === undefined
      ? ''
      : `, unless the study is older than ${counted(trigger.maxAge, 'day')}`;
  return `${eventWords(trigger, timeZone, words)}${age}`;
}

function eventWords(
  trigger: TriggerNode,
  timeZone: string | undefined,
  { catalogue }: Words,
): string {
  const { event, cron } = trigger;
  if (event === 'CRON') {
    const zone = trigger.timeZone ?? timeZone;
    if (!cron) return 'At times not chosen yet';
    return `${scheduleWords(cron)}${zone === undefined ? '' : ` (${zone})`}`;
  }
  if (event === 'MANUAL') return 'When it is started by hand';
  if (event === '') return 'When something not chosen yet happens';
  const known = findEvent(catalogue, event);
  return known ? `When ${withArticle(known.label)}` : `When ${event} happens`;
}

/** `0 9 * * mon-fri` as `At 09:00, Monday through Friday`; what is no schedule is told as it stands. */
function scheduleWords(cron: string): string {
  try {
    // With other than five parts it would read seconds or years, which no schedule here has.
    if (cron.trim().split(/\s+/).length === 5)
      return cronstrue.toString(cron, { use24HourTimeFormat: true });
  } catch {
    // What is wrong with it, the check says.
  }
  return `At ${cron}`;
}

const bare = /^(Another|AI|Search results|(?:Merging|De-identifying|Fetching|Uploading) )/;
const definite = /^(First|Number|Sending) /;
const vowel = /^(HL7|(?!User|Uni)[AEIOU])/i;

function withArticle(label: string): string {
  if (bare.test(label)) return lowered(label);
  if (definite.test(label)) return `the ${lowered(label)}`;
  return `${vowel.test(label) ? 'an' : 'a'} ${lowered(label)}`;
}
