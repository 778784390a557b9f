import { isPhi, type Catalogue } from '../catalogue.ts';
import { replacement } from '../model/reference.ts';

/** JSON that is only looked at. */
type Seen = string | number | boolean | null | readonly Seen[] | SeenObject;
interface SeenObject {
  readonly [key: string]: Seen;
}

/** In place of what somebody may not see. */
export const hidden = '•••';

/**
 * The objects of an event with every value hidden that may identify a person: free text, whatever the catalogue does not
 * list, and all that is nested (DESIGN, decision 22). Which fields there are stays to be seen, and what is missing stays missing.
 */
export function maskData(
  catalogue: Catalogue,
  data: Readonly<Record<string, SeenObject>>,
): Record<string, SeenObject> {
  return Object.fromEntries(
    Object.entries(data).map(([object, fields]) => [object, maskObject(catalogue, object, fields)]),
  );
}

function maskObject(catalogue: Catalogue, object: string, fields: SeenObject): SeenObject {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => {
      const isOpen = isScalar(value) && !isPhi(catalogue, `${object}.${field}`);
      return [field, isOpen || isEmpty(value) ? value : hidden];
    }),
  );
}

/**
 * The parameters of a call with every value hidden that came from a field that may identify a person. `from` names the
 * fields by place, as substituting gives them; where the whole hash came from one field, all of it is hidden.
 */
export function maskParameters(
  catalogue: Catalogue,
  parameters: SeenObject,
  from: Readonly<Record<string, string>>,
): SeenObject {
  const places = Object.entries(from)
    .filter(([, fields]) => fields.split(', ').some((field) => isPhi(catalogue, field)))
    .map(([place]) => place);
  const isWhole = Object.hasOwn(from, replacement);
  const mask = (value: Seen, place: string): Seen => {
    // An item that was left out has moved the others: of a list it is not known any more which came from where.
    const covers = Array.isArray(value) && places.some((one) => one.startsWith(`${place}.`));
    const isNested = from[place] !== undefined && !isScalar(value);
    if (isWhole || covers || isNested || places.includes(place))
      return isEmpty(value) ? value : hidden;
    return isObject(value) ? maskEach(value, `${place}.`) : value;
  };
  const maskEach = (object: SeenObject, before: string): SeenObject =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [key, mask(value, `${before}${key}`)]),
    );
  return maskEach(parameters, '');
}

function isScalar(value: Seen): boolean {
  return typeof value !== 'object' || value === null;
}

function isEmpty(value: Seen): boolean {
  return value === null || value === '';
}

function isObject(value: Seen): value is SeenObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
