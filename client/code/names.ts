import type { CatalogueCommand, CatalogueParameter } from '../../shared/catalogue.ts';

/** The names that can still be given: those that have to be first, then those of which one has to be, then the others. */
export function namesLeft(
  command: CatalogueCommand,
  given: ReadonlySet<string>,
): CatalogueParameter[] {
  const needed = new Set(
    command.oneOf.flatMap(({ oneOf, required }) => {
      const isGiven = oneOf.some((set) => set.every((name) => given.has(name)));
      return required && !isGiven ? oneOf.flat() : [];
    }),
  );
  const rank = ({ name, required, pattern }: CatalogueParameter): number => {
    if (required) return 0;
    if (needed.has(name)) return 1;
    return pattern === true ? 3 : 2;
  };
  return command.parameters
    .filter(({ name, type }) => type !== 'session' && !given.has(name))
    .toSorted((one, other) => rank(one) - rank(other));
}

/** How a name begins in the text with the place for its value, `$0`; of a family only the beginning is known. */
export function nameSnippet({ name, type, pattern }: CatalogueParameter): string {
  if (pattern === true) return `"${name.split('{')[0] ?? ''}$0": ""`;
  const isBare = type === 'number' || type === 'json';
  return isBare ? `"${name}": $0` : `"${name}": "$0"`;
}
