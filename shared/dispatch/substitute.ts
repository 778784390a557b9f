import { readField } from '../model/event.ts';
import type { MissingChoice } from '../model/graph.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { findLoss } from '../model/jsonLoss.ts';
import { isMissing, textOf } from './match/values.ts';
import {
  fillInserts,
  insertsIn,
  isReference,
  literalIn,
  referencesIn,
  replacement,
  wholeHashField,
} from '../model/reference.ts';

export { isReference, referencesIn };

/** A reference without a value, which stops the call. */
export interface MissingReference {
  /** The name of the parameter, the first part of the path. */
  readonly parameter: string;
  readonly path: string;
  readonly field: string;
}

/** The parameters of one call, or why it cannot be made; `why` holds no value of the event. */
export type Substitution =
  | {
      readonly kind: 'ready';
      readonly parameters: JsonObject;
      /** Dotted path in the definition to the field that its value came from; absent for what was left out. */
      readonly from: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'missing';
      readonly missing: readonly MissingReference[];
      readonly why: string;
    }
  /** The field that holds the whole hash is no JSON object. */
  | { readonly kind: 'unreadable'; readonly field: string; readonly why: string };

type Data = Readonly<Record<string, JsonObject>>;
type Choices = Readonly<Record<string, MissingChoice>>;

/**
 * Replaces references by the values of an event's objects, at any depth, keeping their JSON types. What an event
 * lacks (absent, null or the empty text) stops the call unless the author chose otherwise for the parameter, because an
 * empty value could erase a patient's name: `omit` leaves it out where it stands (a key, an item of a list), `empty`
 * sends empty text, `platform` sends null as we take the platform to do. Keys are never added, and dropped only so.
 */
export function substitute(parameters: JsonObject, data: Data, onMissing: Choices): Substitution {
  const whole = wholeHashField(parameters);
  if (whole !== null) return substituteWhole(whole, data, onMissing);
  const work: Work = { data, onMissing, missing: [], from: [] };
  const entries = Object.entries(parameters).flatMap(([name, value]) => {
    const result = replace(value, name, name, work);
    return result === left ? [] : [[name, result] as const];
  });
  if (work.missing.length > 0) return stopped(work.missing);
  return {
    kind: 'ready',
    parameters: Object.fromEntries(entries),
    from: Object.fromEntries(work.from),
  };
}

interface Work {
  readonly data: Data;
  readonly onMissing: Choices;
  readonly missing: MissingReference[];
  readonly from: (readonly [string, string])[];
}

/** Stands for a value that is left out. */
const left = Symbol('left out');

function replace(value: Json, path: string, parameter: string, work: Work): Json | typeof left {
  if (typeof value === 'string') return replaceText(value, path, parameter, work);
  if (Array.isArray(value)) {
    const items = value.map((item, index) =>
      replace(item, `${path}.${String(index)}`, parameter, work),
    );
    return items.filter((item) => item !== left);
  }
  if (!isJsonObject(value)) return value;
  const literal = literalIn(value);
  if (literal) return literal.value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const result = replace(inner, `${path}.${key}`, parameter, work);
    return result === left ? [] : [[key, result] as const];
  });
  return Object.fromEntries(entries);
}

function replaceText(
  text: string,
  path: string,
  parameter: string,
  work: Work,
): Json | typeof left {
  if (isReference(text)) {
    const value = readField(work.data, text);
    if (isMissing(value)) return withoutValue(text, path, parameter, work);
    work.from.push([path, text]);
    return value as Json;
  }
  return fill(text, path, parameter, work);
}

/** Fills `{{object.field}}` inside longer text. One that is missing decides for the whole text. */
function fill(text: string, path: string, parameter: string, work: Work): Json | typeof left {
  const fields = insertsIn(text);
  if (fields.length === 0) return text;
  const isAbsent = (field: string): boolean => isMissing(readField(work.data, field));
  const absent = fields.filter(isAbsent);
  if (absent.map((field) => withoutValue(field, path, parameter, work)).includes(left)) return left;
  const present = fields.filter((field) => !isAbsent(field));
  if (present.length > 0) work.from.push([path, present.join(', ')]);
  return fillInserts(text, (field) => textOf(readField(work.data, field)));
}

function withoutValue(
  field: string,
  path: string,
  parameter: string,
  work: Work,
): Json | typeof left {
  switch (choiceFor(work.onMissing, parameter)) {
    case 'stop':
      work.missing.push({ parameter, path, field });
      return null;
    case 'omit':
      return left;
    case 'empty':
      return '';
    case 'platform':
      return null;
  }
}

function choiceFor(choices: Choices, parameter: string): MissingChoice {
  if (Object.hasOwn(choices, parameter)) return choices[parameter] ?? 'stop';
  return Object.hasOwn(choices, '*') ? (choices['*'] ?? 'stop') : 'stop';
}

function stopped(missing: readonly MissingReference[]): Substitution {
  const fields = [...new Set(missing.map(({ field }) => field))];
  const verb = fields.length === 1 ? 'is' : 'are';
  return { kind: 'missing', missing, why: `not sent: ${fields.join(', ')} ${verb} missing` };
}

function substituteWhole(field: string, data: Data, onMissing: Choices): Substitution {
  const value = readField(data, field);
  if (isMissing(value)) {
    const choice = choiceFor(onMissing, replacement);
    if (choice === 'stop') return stopped([{ parameter: replacement, path: replacement, field }]);
    return { kind: 'ready', parameters: {}, from: {} };
  }
  const hash = typeof value === 'string' ? parse(value) : value;
  if (typeof value === 'string' && hash !== undefined && findLoss(value) !== null) {
    return {
      kind: 'unreadable',
      field,
      why: `not sent: ${field} holds a number too long to be kept as it is, or the same name twice`,
    };
  }
  if (!isJsonObject(hash)) {
    return {
      kind: 'unreadable',
      field,
      why: `not sent: ${field} is not a JSON object, which the whole of the parameters has to be`,
    };
  }
  return { kind: 'ready', parameters: hash, from: { [replacement]: field } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
