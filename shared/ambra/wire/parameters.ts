import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { insertsIn, isReference, literalIn, referencesIn } from '../../model/reference.ts';
import { doesNotCarry, platformFields } from './chain.ts';
import { splitField } from './fieldNames.ts';
import type { Complaint } from './problem.ts';

/** Parameters as the platform takes them, with what it could not do. */
export interface WrittenParameters {
  readonly parameters: JsonObject;
  readonly problems: readonly Complaint[];
}

/** Unwraps literals and finds what only we can do: text with `{{}}` in it, and text that looks like a reference. */
export function writeParameters(parameters: JsonObject, event: string): WrittenParameters {
  const problems: Complaint[] = [];
  const entries = Object.entries(parameters).map(
    ([name, value]) => [name, write(value, name, problems)] as const,
  );
  for (const { path, field } of referencesIn(parameters)) {
    if (platformFields(event, splitField(field).object)) continue;
    problems.push({
      code: 'wire.chain_field',
      message: `${doesNotCarry(event, field)}; take it from the failed webhook’s own parameters, such as parameters.uuid`,
      field: `parameters.${path}`,
    });
  }
  return { parameters: Object.fromEntries(entries), problems };
}

function write(value: Json, path: string, problems: Complaint[]): Json {
  if (typeof value === 'string') {
    if (insertsIn(value).length > 0) problems.push(insertProblem(path));
    return value;
  }
  if (Array.isArray(value))
    return value.map((item, index) => write(item, `${path}.${String(index)}`, problems));
  if (!isJsonObject(value)) return value;
  const literal = literalIn(value);
  if (literal) {
    if (holdsReference(literal.value)) problems.push(literalProblem(path));
    return literal.value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, write(inner, `${path}.${key}`, problems)]),
  );
}

function insertProblem(path: string): Complaint {
  return {
    code: 'wire.insert',
    message:
      'the platform does not fill {{…}} inside a longer text; give the field a parameter of its own',
    field: `parameters.${path}`,
  };
}

function literalProblem(path: string): Complaint {
  return {
    code: 'wire.literal',
    message: 'the platform would take this text for a field of the event and replace it',
    field: `parameters.${path}`,
  };
}

function holdsReference(value: Json): boolean {
  if (typeof value === 'string') return isReference(value);
  if (Array.isArray(value)) return value.some(holdsReference);
  return isJsonObject(value) && Object.values(value).some(holdsReference);
}

/** Wraps what would mean something to us that it does not mean to the platform. */
export function readParameters(parameters: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, read(value)]));
}

function read(value: Json): Json {
  if (typeof value === 'string') return insertsIn(value).length > 0 ? { literal: value } : value;
  if (Array.isArray(value)) return value.map(read);
  if (!isJsonObject(value)) return value;
  const wrapped = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, read(inner)]),
  );
  // A hash that happens to look like our escape: wrapped once more it comes out as it is, references apart.
  return literalIn(value) ? { literal: value } : wrapped;
}
