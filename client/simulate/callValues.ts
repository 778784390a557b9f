import { findParameter, type CatalogueCommand, type NameKind } from '../../shared/catalogue.ts';
import type { Substitution } from '../../shared/dispatch/substitute.ts';
import type { Json, JsonObject } from '../../shared/model/json.ts';
import { referencesIn } from '../../shared/model/reference.ts';

/** One parameter of a call as it would be sent. */
export interface CallValue {
  readonly name: string;
  /** Null where it is left out, because its field is missing. */
  readonly text: string | null;
  /** The name behind a uuid. */
  readonly known: string | null;
  /** The fields that it comes from. */
  readonly from: readonly string[];
}

type NameOf = (kind: NameKind, uuid: string) => string | undefined;

/** What a call sends, parameter by parameter, in the order in which the author wrote them. */
export function callValues(
  written: JsonObject,
  { parameters }: Extract<Substitution, { kind: 'ready' }>,
  command: CatalogueCommand | undefined,
  nameOf: NameOf,
): CallValue[] {
  // A whole hash may bring names that nobody wrote.
  const names = [...new Set([...Object.keys(written), ...Object.keys(parameters)])];
  return names.flatMap((name): CallValue[] => {
    const sent = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const template = Object.hasOwn(written, name) ? written[name] : undefined;
    const from = template === undefined ? [] : fieldsIn(name, template);
    if (sent === undefined) return [{ name, text: null, known: null, from }];
    const kind = command && findParameter(command, name)?.names;
    const known = (kind && typeof sent === 'string' && nameOf(kind, sent)) || null;
    return [{ name, text: textOf(sent), known, from }];
  });
}

function fieldsIn(name: string, template: Json): string[] {
  return [...new Set(referencesIn({ [name]: template }).map(({ field }) => field))];
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
