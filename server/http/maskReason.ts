import type { Catalogue } from '../../shared/catalogue.ts';
import { hidden } from '../../shared/catalogue/mask.ts';

/** An error of the other side within a reason, as `wordError` writes it: its code, what it is about, and the status. */
const quoted = /\(([A-Z][A-Z0-9_]*)(?:: ([^()\s]+))?, HTTP /g;

/**
 * The reason without codes and names that no catalogue lists: whoever answers may call its error after a patient, and
 * what merely looks like a code is none.
 */
export function maskReason(catalogue: Catalogue, reason: string): string {
  const { codes, names } = wordsOf(catalogue);
  return reason.replace(quoted, (_all, code: string, about: string | undefined) => {
    const isKnown = about?.split(/[,|+]/).every((name) => names.has(name)) ?? true;
    const rest = about === undefined ? '' : `: ${isKnown ? about : hidden}`;
    return `(${codes.has(code) ? code : hidden}${rest}, HTTP `;
  });
}

interface Words {
  readonly codes: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

const known = new WeakMap<Catalogue, Words>();

function wordsOf(catalogue: Catalogue): Words {
  const before = known.get(catalogue);
  if (before) return before;
  const { commands } = catalogue;
  const words = {
    // ERROR is our own word where the other side gave none that could be one.
    codes: new Set(['ERROR', ...commands.flatMap(({ errors }) => errors)]),
    names: new Set(commands.flatMap(({ parameters }) => parameters.map(({ name }) => name))),
  };
  known.set(catalogue, words);
  return words;
}
