import type { JsonLoss } from '../../shared/model/jsonLoss.ts';
import { lineAndColumn } from './brokenJson.ts';

/** What would be lost of a body, in words: which field, what is wrong with it and, as a sentence, what to do. */
export interface WordedLoss {
  readonly field: string;
  readonly message: string;
  readonly detail: string;
  readonly line: number;
  readonly column: number;
}

/** Values are never quoted, nor what stands where a name should and does not look like one: they may be a patient's. */
export function wordLoss({ kind, path, position }: JsonLoss, text: string): WordedLoss {
  const field = nameOf(path);
  const { line, column } = lineAndColumn(text, position);
  const where = field === 'body' ? '' : ` in ${field}`;
  const place = `${where} (line ${line}, column ${column})`;
  switch (kind) {
    case 'number':
      return {
        field,
        message: 'is a number that cannot be kept as it is: send it as text, in double quotes',
        detail: `The number${place} cannot be kept as it is: it has too many digits, or is out of range. Send it as text, in double quotes, or leave it out.`,
        line,
        column,
      };
    case 'name':
      return {
        field,
        message: 'stands twice in the same object, which can keep one: send it once',
        detail: `The name of a field stands twice in the same object${place}, which can keep one. Send it once.`,
        line,
        column,
      };
  }
}

const isPlain = /^(?:[a-z][\w-]{0,60}|\d{1,6})$/;

/** As far as the way to it has names that look like some. */
function nameOf(path: readonly string[]): string {
  const strange = path.findIndex((part) => !isPlain.test(part));
  const told = strange < 0 ? path : path.slice(0, strange);
  return told.length === 0 ? 'body' : told.join('.');
}
