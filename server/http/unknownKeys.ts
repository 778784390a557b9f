import { z } from 'zod';
import { closest } from '../../shared/catalogue/closest.ts';

/** For each list of keys that a schema did not know: those that it knows. */
export type KnownKeys = Map<readonly string[], readonly string[]>;

const mostListed = 20;

/**
 * An error map for one parse that words nothing: while an issue is being made it still says which schema made it, and
 * only then can it be seen what would have been known.
 */
export function rememberingKeys(known: KnownKeys): z.core.$ZodErrorMap {
  return (issue) => {
    if (issue.code === 'unrecognized_keys') known.set(issue.keys, keysOf(issue.inst));
    return undefined;
  };
}

/** The fields of an object schema that are objects of fixed fields, with what each of these needs. */
export function partsOf(schema: z.ZodType): ReadonlyMap<string, readonly string[]> {
  if (!(schema instanceof z.ZodObject)) return new Map();
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const parts = Object.entries(shape).map(([name, part]) => [name, neededBy(part)] as const);
  return new Map(parts.filter(([, needed]) => needed.length > 0));
}

/** What is said of a key that is not known: what was meant, where it belongs, or what there is. */
export function wordUnknown(
  key: string,
  {
    known,
    holder,
    parts,
  }: {
    readonly known: readonly string[];
    /** What the key was found in: keys that are there already cannot have been meant. */
    readonly holder: unknown;
    readonly parts: ReadonlyMap<string, readonly string[]>;
  },
): string {
  const free = known.filter((name) => !isIn(holder, name));
  const home = free.find((name) => parts.get(name)?.includes(key));
  if (home !== undefined) return `is not known here: it belongs in "${home}"`;
  const meant = closest(key, free);
  if (meant !== undefined) return `is not known here: did you mean ${meant}?`;
  const text = 'is not known here; check how it is spelled, or leave it out';
  const isShort = known.length > 0 && known.length <= mostListed;
  return isShort ? `${text}. Known here: ${known.join(', ')}` : text;
}

function keysOf(schema: unknown): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function neededBy(schema: z.ZodType): string[] {
  const part = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  if (!(part instanceof z.ZodObject)) return [];
  const shape = part.shape as Readonly<Record<string, z.ZodType>>;
  return Object.keys(shape).filter((name) => shape[name]?.safeParse(undefined).success === false);
}

function isIn(holder: unknown, name: string): boolean {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name);
}
