import type { CatalogueParameter, FieldType, NameKind, OneOfParameters } from '../../catalogue.ts';
import { humanise } from './humanise.ts';
import { parameterWording, uuidMeanings } from './parameterWording.ts';

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
  const names = kindOf(name);
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
  const label = asGateway ? 'Gateway' : uuidMeaning(path);
  const names = kinds.find((kind) => kind === label.toLowerCase());
  return { ...parameter, label, ...(names === undefined ? {} : { names }) };
}

function uuidMeaning(path: string): string {
  const parts = path.split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const label = uuidMeanings[parts.slice(0, length).join('/')];
    if (label !== undefined) return label;
  }
  return 'UUID';
}

const kinds: readonly NameKind[] = [
  'destination',
  'user',
  'group',
  'location',
  'account',
  'namespace',
];

/** Names that hold the uuid of something with a name of its own, but do not say so by ending in `_id`. */
const unlikeNames: Readonly<Record<string, NameKind>> = {
  assigned_admin_id: 'user',
  assigned_medical_id: 'user',
  copy_to: 'namespace',
  linked_destination: 'destination',
  phi_namespace: 'namespace',
  push_to: 'destination',
};

function kindOf(name: string): NameKind | undefined {
  return (
    unlikeNames[name] ?? kinds.find((kind) => name === `${kind}_id` || name.endsWith(`_${kind}_id`))
  );
}

function typeByName(name: string): FieldType {
  if (name === 'uuid' || name.endsWith('_id')) return 'uuid';
  return name === 'email' || name === 'json' ? name : 'text';
}

function isFieldType(text: string): text is FieldType {
  return types.has(text);
}
