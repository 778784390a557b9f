import type { ReceivedCall } from '../../shared/model/hospital.ts';
import type { Json } from '../../shared/model/json.ts';

export interface Parameter {
  readonly name: string;
  readonly value: string;
  /** What a uuid is the name of, where that is known. */
  readonly meaning: string | null;
}

/** Newest first; with `rulesOnly` without sign-ins and look-ups, which no delivery stands behind. */
export function newestFirst(calls: readonly ReceivedCall[], rulesOnly: boolean): ReceivedCall[] {
  return calls.filter(({ webhookId }) => !rulesOnly || webhookId !== null).reverse();
}

export function parametersOf(
  { parameters }: ReceivedCall,
  names: ReadonlyMap<string, string>,
): Parameter[] {
  return Object.entries(parameters).map(([name, json]) => {
    const value = show(json);
    return { name, value, meaning: names.get(value) ?? null };
  });
}

/** What it is about, in a line: the names behind its uuids, or else the first words that it says. */
export function gistOf(call: ReceivedCall, names: ReadonlyMap<string, string>): string {
  const parameters = parametersOf(call, names);
  const meanings = parameters.flatMap(({ meaning }) => meaning ?? []);
  const words = parameters.find(({ name }) => sayings.includes(name));
  return [...meanings, ...(words ? [words.value] : [])].join(' → ');
}

const sayings = ['subject', 'tag', 'name', 'to', 'status'];

export interface Answered {
  readonly tone: 'good' | 'bad' | 'wait';
  readonly text: string;
}

export function answerOf({ status, errorType }: ReceivedCall): Answered {
  if (status === null) return { tone: 'wait', text: 'No answer yet' };
  const isGood = status < 400;
  const why = isGood ? 'OK' : errorType === null || errorType === 'ERROR' ? 'error' : errorType;
  return { tone: isGood ? 'good' : 'bad', text: `${status} ${why}` };
}

function show(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
