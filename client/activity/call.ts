import type { Catalogue, CatalogueParameter } from '../../shared/catalogue.ts';
import { findCommand, findParameter } from '../../shared/catalogue.ts';
import type { Story } from '../../shared/model/answers/journal.ts';
import type { Json, JsonObject } from '../../shared/model/json.ts';
import { referencesIn, replacement } from '../../shared/model/reference.ts';
import { platformAlias } from '../../shared/model/webhook.ts';

/** `study/push` of a call to the platform; null of a call to anywhere else. */
export function commandOf(url: string): string | null {
  if (!url.startsWith(platformAlias)) return null;
  return url.slice(platformAlias.length).split(/[?#]/)[0] || null;
}

/** A parameter of a call, its value, and where that came from. */
export interface CallValue {
  readonly name: string;
  readonly parameter: CatalogueParameter | null;
  /** `written`: the rule's own text, because the call was never made up. */
  readonly fate: 'sent' | 'left_out' | 'missing' | 'written';
  readonly value: Json;
  /** `study.uuid`, or several; null of a value that the rule fixes. */
  readonly field: string | null;
}

/** The parameters of a call in the order in which the rule names them. */
export function callValues(
  { webhook, substitution }: Pick<Story, 'webhook' | 'substitution'>,
  catalogue: Catalogue,
): CallValue[] {
  const command = findCommand(catalogue, commandOf(webhook.url) ?? '');
  const known = (name: string) => ({
    name,
    parameter: (command && findParameter(command, name)) ?? null,
  });
  const written = Object.entries(webhook.parameters);
  switch (substitution.kind) {
    case 'ready': {
      const { parameters, from } = substitution;
      const sent = Object.entries(parameters).map(([name, value]): CallValue => ({
        ...known(name),
        fate: 'sent',
        value,
        field: from[replacement] ?? fieldsBelow(from, name),
      }));
      const left = written.filter(
        ([name]) => name !== replacement && !Object.hasOwn(parameters, name),
      );
      return [
        ...sent,
        ...left.map(([name, value]): CallValue => ({
          ...known(name),
          fate: 'left_out',
          value,
          field: referencesOf({ [name]: value }),
        })),
      ];
    }
    case 'missing':
      return written.map(([name, value]): CallValue => {
        const lacking = substitution.missing.filter(({ parameter }) => parameter === name);
        const field = [...new Set(lacking.map((one) => one.field))].join(', ');
        const fate = lacking.length > 0 ? 'missing' : 'written';
        return { ...known(name), fate, value, field: field || null };
      });
    case 'unreadable':
      return written.map(([name, value]): CallValue => ({
        ...known(name),
        fate: 'written',
        value,
        field: null,
      }));
  }
}

/** The fields that a parameter was made of, itself and everything within it. */
function fieldsBelow(from: Readonly<Record<string, string>>, name: string): string | null {
  const places = Object.keys(from).filter(
    (place) => place === name || place.startsWith(`${name}.`),
  );
  return listed(places.map((place) => from[place] ?? ''));
}

function referencesOf(parameters: JsonObject): string | null {
  return listed(referencesIn(parameters).map(({ field }) => field));
}

function listed(fields: readonly string[]): string | null {
  return fields.length > 0 ? [...new Set(fields)].join(', ') : null;
}
