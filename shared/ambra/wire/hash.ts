import { methods, type Method } from '../../model/graph.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { findLoss } from '../../model/jsonLoss.ts';
import type { Webhook } from '../../model/webhook.ts';
import type { Filter } from './readFilter.ts';
import { readParameters } from './parameters.ts';
import type { Complaint } from './problem.ts';
import { parseJson, readCount, readFlag, readText } from './values.ts';

/** The platform's flags, and the fields that are plain values. */
export const flagNames = [
  'suspended',
  'retry',
  'once',
  'by_uid',
  'by_accession_number',
  'by_webhook_event',
] as const;
export type FlagName = (typeof flagNames)[number];

/** A hash with its texts read, still with the platform's filters. */
export type ReadHash = Pick<
  Webhook,
  | 'name'
  | 'event'
  | 'url'
  | 'method'
  | 'parameters'
  | 'delay'
  | 'max_age'
  | 'cron'
  | 'sid_user_id'
  | FlagName
> & { readonly filters: readonly Filter[] };

export type HashReading =
  | { readonly kind: 'read'; readonly read: ReadHash }
  | { readonly kind: 'unreadable'; readonly problems: readonly Complaint[] };

/** Reads every field of a `webhook/get` or `webhook/add` hash, or says of each what is wrong with it. */
export function readHash(hash: JsonObject): HashReading {
  const problems: Complaint[] = [];
  const complain = (field: string, message: string): void => {
    problems.push({ code: `wire.${field}`, field, message });
  };
  const read: ReadHash = {
    ...readNames(hash, complain),
    parameters: readGivenParameters(hash, complain),
    filters: readFilters(hash, complain),
    ...readNumbers(hash, complain),
    ...readFlags(hash, complain),
  };
  return problems.length > 0 ? { kind: 'unreadable', problems } : { kind: 'read', read };
}

type Complain = (field: string, message: string) => void;

function readNames(hash: JsonObject, complain: Complain) {
  const required = (field: 'name' | 'event' | 'url'): string => {
    const text = readText(hash[field]);
    if (text === undefined)
      complain(field, `the webhook has no ${field}; the platform requires one`);
    // A name may be a number, as the platform's own language makes of “7”; these never are.
    else if (field !== 'name' && typeof hash[field] !== 'string')
      complain(field, `the ${field} has to be a text, and is the number ${text}`);
    return text ?? '';
  };
  const [cron, sidUserId] = [readText(hash['cron']), readText(hash['sid_user_id'])];
  return {
    name: required('name'),
    event: required('event'),
    url: required('url'),
    method: readMethod(hash, complain),
    ...(cron === undefined ? {} : { cron }),
    ...(sidUserId === undefined ? {} : { sid_user_id: sidUserId }),
  };
}

function readMethod(hash: JsonObject, complain: Complain): Method {
  const method = methods.find((one) => one === hash['method']);
  if (!method) complain('method', `the method has to be one of ${methods.join(', ')}`);
  return method ?? 'POST';
}

function readNumbers(hash: JsonObject, complain: Complain) {
  const count = (field: 'delay' | 'max_age', unit: string): number => {
    const number = readCount(hash[field]);
    if (number === null) complain(field, `the field ${field} has to be a whole number of ${unit}`);
    return number ?? 0;
  };
  const maxAge = count('max_age', 'days');
  return { delay: count('delay', 'seconds'), ...(maxAge > 0 ? { max_age: maxAge } : {}) };
}

function readFlags(hash: JsonObject, complain: Complain): Record<FlagName, boolean> {
  const flag = (name: FlagName): boolean => {
    const value = readFlag(hash[name]);
    if (value === null) complain(name, `the field ${name} is a flag: 1 or 0`);
    return value ?? false;
  };
  return {
    suspended: flag('suspended'),
    retry: flag('retry'),
    once: flag('once'),
    by_uid: flag('by_uid'),
    by_accession_number: flag('by_accession_number'),
    by_webhook_event: flag('by_webhook_event'),
  };
}

function readGivenParameters(hash: JsonObject, complain: Complain): JsonObject {
  const given = hash['parameters'];
  if (given === undefined || given === null || given === '') return {};
  const parsed = typeof given === 'string' ? parseJson(given) : given;
  const isChanged = typeof given === 'string' && parsed !== undefined && findLoss(given) !== null;
  if (isChanged) {
    const why = 'a number too long to be kept as it is, or the same name twice';
    complain('parameters', `the parameters hold ${why}: write such a number as text, a name once`);
    return {};
  }
  if (isJsonObject(parsed)) return readParameters(parsed);
  const what = parsed === undefined ? 'valid JSON' : 'a JSON object (a hash)';
  complain('parameters', `the parameters have to be ${what}, such as {"uuid":"study.uuid"}`);
  return {};
}

function readFilters(hash: JsonObject, complain: Complain): Filter[] {
  const fields = listOf(hash['filter_field']);
  const given = hash['filter_regexp'];
  // A single pattern may begin with a bracket, as a class does: only the field says whether there are several.
  const isSingle = fields?.several === false && typeof given === 'string';
  const patterns = isSingle ? { texts: [given] } : listOf(given);
  if (!fields || !patterns) {
    complain(
      'filter_field',
      'the fields filter_field and filter_regexp have to be a text each, or a list of texts each',
    );
    return [];
  }
  if (fields.texts.length !== patterns.texts.length || patterns.texts.includes('')) {
    complain(
      'filter_field',
      'the fields filter_field and filter_regexp belong together: both, or lists of the same length',
    );
    return [];
  }
  return fields.texts.map((field, index) => ({ field, pattern: patterns.texts[index] ?? '' }));
}

/** One text, or several as a list or as the JSON of a list; null where it is something else. */
function listOf(value: unknown): { readonly texts: string[]; readonly several: boolean } | null {
  if (value === undefined || value === null || value === '') return { texts: [], several: true };
  const parsed = typeof value === 'string' && value.startsWith('[') ? parseJson(value) : value;
  if (isTexts(parsed)) return { texts: parsed, several: true };
  return typeof value === 'string' ? { texts: [value], several: false } : null;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
