import { validate } from 'uuid';
import {
  findParameter,
  type CatalogueCommand,
  type CatalogueParameter,
} from '../../shared/catalogue.ts';
import type { Json, JsonObject } from '../../shared/model/json.ts';
import { refused, type Refusal } from './answer.ts';

/** The parameters of one call, however they came: a form and a JSON body read the same. */
export interface Given {
  /** Undefined for what is absent, null or empty; flags are `1` and `0`. */
  text(name: string): string | undefined;
  flag(name: string): boolean;
  /** What the text says as JSON, or the value itself; undefined where that cannot be read. */
  json(name: string): Json | undefined;
  readonly all: JsonObject;
}

export function readGiven(all: JsonObject): Given {
  const text = (name: string) => asText(Object.hasOwn(all, name) ? all[name] : undefined);
  return {
    text,
    flag: (name) => text(name) === '1',
    json: (name) => {
      const value = Object.hasOwn(all, name) ? all[name] : undefined;
      return typeof value === 'string' ? parse(value) : value;
    },
    all,
  };
}

function asText(value: Json | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/**
 * What the catalogue finds wrong with a call: missing fields first and all at once, then each value. Names that it does not
 * know are ignored, as on the platform. Where the reference is silent about a bad value, an id that is no uuid is one that
 * is not found, and the rest is INVALID_<NAME> if the command lists that and INVALID_PARAMETERS if it does not.
 */
export function checkParameters(command: CatalogueCommand, given: Given): Refusal | undefined {
  const missing = missingFields(command, given);
  if (missing.length > 0) return refused('MISSING_FIELDS', missing.join(','));
  for (const [name, value] of Object.entries(given.all)) {
    const parameter = findParameter(command, name);
    const empty = asText(value) === undefined;
    const refusal = parameter && !empty ? checkValue(command, parameter, name, given) : undefined;
    if (refusal) return refusal;
  }
  return undefined;
}

function missingFields(command: CatalogueCommand, given: Given): string[] {
  const has = (name: string) => given.text(name) !== undefined;
  const required = command.parameters.filter(({ required, pattern }) => required && !pattern);
  const alone = required.map(({ name }) => name).filter((name) => !has(name));
  // The reference only says that a list comes back; the ways to give one of several are set apart by a bar.
  const oneOf = command.oneOf
    .filter(({ required, oneOf }) => required && !oneOf.some((names) => names.every(has)))
    .map(({ oneOf }) => oneOf.map((names) => names.join('+')).join('|'));
  return [...alone, ...oneOf];
}

function checkValue(
  command: CatalogueCommand,
  parameter: CatalogueParameter,
  name: string,
  given: Given,
): Refusal | undefined {
  const text = given.text(name) ?? '';
  if (parameter.values !== undefined) {
    return parameter.values.includes(text) ? undefined : invalid(command, name);
  }
  switch (parameter.type) {
    case 'uuid':
      return validate(text) ? undefined : refused('NOT_FOUND', name);
    case 'json':
      return given.json(name) === undefined ? refused('INVALID_JSON', name) : undefined;
    case 'number':
      return Number.isFinite(Number(text)) ? undefined : invalid(command, name);
    case 'flag':
      return text === '1' || text === '0' ? undefined : invalid(command, name);
    case 'email':
    case 'text':
    case 'date':
    case 'datetime':
    case 'session':
      return undefined;
  }
}

function invalid(command: CatalogueCommand, name: string): Refusal {
  const own = `INVALID_${name.toUpperCase()}`;
  return command.errors.includes(own) ? refused(own) : refused('INVALID_PARAMETERS', name);
}
