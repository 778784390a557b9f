import { createScanner } from 'jsonc-parser';

/** The names of the outermost object, also where the text is no JSON yet. */
export function givenNames(text: string): Set<string> {
  const scanner = createScanner(text, true);
  const names = new Set<string>();
  let depth = 0;
  let before: string | null = null;
  scanner.scan();
  while (scanner.getTokenOffset() < text.length) {
    const first = text[scanner.getTokenOffset()] ?? '';
    if (first === '{' || first === '[') depth += 1;
    if (first === '}' || first === ']') depth -= 1;
    if (first === ':' && depth === 1 && before !== null) names.add(before);
    before = first === '"' ? scanner.getTokenValue() : null;
    scanner.scan();
  }
  return names;
}
