import { isJsonObject, type JsonObject } from '../../shared/model/json.ts';
import { countNames, findLoss, mayLoseDigits } from '../../shared/model/jsonLoss.ts';
import { findBreak, wordBreak } from './brokenJson.ts';
import { notAnEvent } from './notAnEvent.ts';
import { withoutMark } from './withoutMark.ts';
import { wordLoss } from './wordLoss.ts';

const deepest = 64;
const whatToSend =
  'Send one event as a JSON object, such as {"event":"STUDY_SYNC","study":{"uuid":"..."}}.';

/**
 * What was posted to /events, as one JSON object that says what its sender wrote: no number in it was changed on the way,
 * and nothing left out. Throws a `Refusal` that says what to change.
 */
export function parseEvent(sent: string): JsonObject {
  const body = withoutMark(sent);
  if (body.trim() === '') {
    throw notAnEvent(
      `The body is empty. ${whatToSend}`,
      'body',
      'is empty: it has to be one event as JSON',
    );
  }
  const parsed = parseJson(body);
  if (!isJsonObject(parsed)) throw notAnEvent(whatToSend, 'body', 'has to be a JSON object');
  const { names, holdsNumbers } = countWithin(parsed);
  if ((holdsNumbers && mayLoseDigits(body)) || countNames(body) > names) refuseLoss(body);
  return parsed;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    const found = findBreak(body);
    const place = found ? wordBreak(found) : '.';
    throw notAnEvent(`The body is not valid JSON${place}`, 'body', 'is not valid JSON');
  }
}

/**
 * How many fields there are at all levels, of which there may be so many, and whether there is a number. Level by level
 * and not by recursion, so that depth cannot exhaust the stack.
 */
function countWithin(root: JsonObject): { names: number; holdsNumbers: boolean } {
  let names = 0;
  let holdsNumbers = false;
  let level: object[] = [root];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) {
      const detail = `The event is nested more than ${deepest} levels deep; flatten it.`;
      throw notAnEvent(detail, 'body', `nested more than ${deepest} levels deep`);
    }
    const next: object[] = [];
    for (const holder of level) {
      const values = Object.values(holder) as unknown[];
      if (!Array.isArray(holder)) names += values.length;
      for (const value of values) {
        if (typeof value === 'object' && value !== null) next.push(value);
        else if (typeof value === 'number') holdsNumbers = true;
      }
    }
    level = next;
  }
  return { names, holdsNumbers };
}

/** Only looked for where there may be some: looking costs three times what reading does. */
function refuseLoss(body: string): void {
  const loss = findLoss(body);
  if (loss === null) return;
  const { detail, field, message } = wordLoss(loss, body);
  throw notAnEvent(detail, field, message);
}
