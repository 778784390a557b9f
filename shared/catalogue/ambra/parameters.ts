import type { CatalogueParameter, FieldType, OneOfParameters } from '../../catalogue.ts';
import { humanise } from './humanise.ts';
import { kindOf, uuidMeaning } from './kinds.ts';
import { parameterWording } from './parameterWording.ts';

interface ReadParameters {
  readonly parameters: readonly CatalogueParameter[];
  readonly oneOf: readonly OneOfParameters[];
}

const types: ReadonlySet<string> = new Set<FieldType>([
  'text',
  'number',
  'date',
  'datetime',
  'flag',
  'uuid',
  'email',
  'json',
]);

/**
 * Reads the parameter column of a data row:
 *
 *     sid                     the session, never filled in by an author
 *     name                    text; `name:flag`, `name:uuid`, ... for another type
 *     *name                   required
 *     name=POST|GET           one of these values
 *     customfield-{UUID}      a family of names
 *     *(a,b+c)                a, or b and c; `!` before the bracket: no longer recommended
 *
 * Names that occur only in such alternatives become parameters too, so that each name that can be set is listed once.
 */
export function readParameters(path: string, text: string): ReadParameters {
  const parameters = new Map<string, CatalogueParameter>();
  const oneOf: OneOfParameters[] = [];
  for (const token of text.split(' ').filter((part) => part !== '')) {
    const alternatives = /^(\*?)(!?)\(([^)]*)\)$/.exec(token);
    if (alternatives === null) {
      const parameter = readParameter(path, token);
      parameters.set(parameter.name, parameter);
      continue;
    }
    const sets = (alternatives[3] ?? '').split(',').map((set) => set.split('+'));
    const deprecated = alternatives[2] === '!' ? { deprecated: true as const } : {};
    oneOf.push({ oneOf: sets, required: alternatives[1] === '*', ...deprecated });
    for (const name of sets.flat()) {
      if (!parameters.has(name)) parameters.set(name, described(path, name, typeByName(name)));
    }
  }
  const asGateway = parameters.get('serial_no')?.required === true;
  return {
    parameters: [...parameters.values()].map((each) => meaning(path, each, asGateway)),
    oneOf,
  };
}

function readParameter(path: string, token: string): CatalogueParameter {
  if (token === 'sid') return described(path, 'sid', 'session');
  const match = /^(\*?)([^:=]+)(?::([a-z]+))?(?:=(.+))?$/.exec(token);
  const name = match?.[2];
  const type = match?.[3] ?? 'text';
  if (name === undefined || !isFieldType(type))
    throw new Error(`Unreadable parameter ${token} of ${path}`);
  const values = match?.[4]?.split('|');
  return {
    ...described(path, name, type),
    required: match?.[1] === '*',
    ...(values === undefined ? {} : { values }),
    ...(name.includes('{') ? { pattern: true as const } : {}),
  };
}

function described(
  path: string,
  name: string,
  type: CatalogueParameter['type'],
): CatalogueParameter {
  const wording = parameterWording[`${path} ${name}`] ?? parameterWording[name];
  const names = kindOf(path, name);
  return {
    name,
    label: wording?.label ?? humanise(name.replace(/_id$/, '').replace(/[{}]/g, '')),
    ...(wording?.hint === undefined ? {} : { hint: wording.hint }),
    type,
    required: false,
    ...(names === undefined ? {} : { names }),
  };
}

/** Says what `uuid` is: a study in study/push, a destination in destination/search. */
function meaning(
  path: string,
  parameter: CatalogueParameter,
  asGateway: boolean,
): CatalogueParameter {
  if (parameter.name !== 'uuid') return parameter;
  return { ...parameter, label: asGateway ? 'Gateway' : uuidMeaning(path) };
}

function typeByName(name: string): FieldType {
  if (name === 'uuid' || name.endsWith('_id')) return 'uuid';
  return name === 'email' || name === 'json' ? name : 'text';
}

function isFieldType(text: string): text is FieldType {
  return types.has(text);
}
