import { Refusal } from './problemDetails.ts';

/** Read all the same, its letters would be replaced by others. */
export function notUtf8(): Refusal {
  const detail =
    'The body is not UTF-8. Send JSON in UTF-8, so that names are stored as you wrote them.';
  return new Refusal({ status: 400, title: 'This text cannot be read', detail });
}
