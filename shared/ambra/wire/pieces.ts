/**
 * Taking a regular expression apart just far enough to see plain words in it. Whatever is not understood gives null, and
 * the expression stays one.
 */

/** The text that an expression stands for when nothing in it is special; null where something is. */
export function literalOf(source: string): string | null {
  let text = '';
  for (let index = 0; index < source.length; index += 1) {
    const sign = source.charAt(index);
    if (sign === '\\') {
      index += 1;
      const escaped = source.charAt(index);
      // A letter or digit after a backslash is a class, an anchor or a reference.
      if (escaped === '' || /[A-Za-z0-9]/.test(escaped)) return null;
      text += escaped;
    } else if ('^$.|?*+()[]{}'.includes(sign)) {
      return null;
    } else {
      text += sign;
    }
  }
  return text === '' ? null : text;
}

/** Splits at the bars that stand outside groups and classes. */
export function alternativesOf(source: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let inClass = false;
  let start = 0;
  for (let index = 0; index < source.length; index += 1) {
    const sign = source.charAt(index);
    if (sign === '\\') index += 1;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '|' && depth === 0) {
      parts.push(source.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, source.slice(start)];
}

/** The inside of a group that spans the whole, with the flags that it sets; null where there is none such. */
export function groupOf(
  source: string,
): { readonly flags: string; readonly inside: string } | null {
  const opening = /^\((?:\?([is]*):|(?!\?))/.exec(source);
  if (!opening || closingOf(source, 0) !== source.length - 1) return null;
  return { flags: opening[1] ?? '', inside: source.slice(opening[0].length, -1) };
}

/** Where the group that opens at `open` closes; -1 where it does not. */
export function closingOf(source: string, open: number): number {
  let depth = 0;
  let inClass = false;
  for (let index = open; index < source.length; index += 1) {
    const sign = source.charAt(index);
    if (sign === '\\') index += 1;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth += 1;
    else if (sign === ')') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}

/** The plain words of `A`, `(A|B)` or `(?:A|B)`; null where one of them is more than a word. */
export function wordsOf(source: string): string[] | null {
  const group = groupOf(source);
  if (group && group.flags !== '') return null;
  const words = (group ? alternativesOf(group.inside) : [source]).map(literalOf);
  return words.includes(null) ? null : words.filter((word) => word !== null);
}

/** What stands before the end of the text (`\z`, `\Z`, `$`); null where it is not asked for. */
export function beforeEnd(source: string): string | null {
  const end = /(?:\\z|\\Z|\$)$/.exec(source)?.[0];
  if (end === undefined) return null;
  const before = source.slice(0, -end.length);
  const backslashes = /\\*$/.exec(before)?.[0].length ?? 0;
  return backslashes % 2 === 0 ? before : null;
}

/** What stands after the start of the text (`\A`, `^`); null where it is not asked for. */
export function afterStart(source: string): string | null {
  const start = /^(?:\\A|\^)/.exec(source)?.[0];
  return start === undefined ? null : source.slice(start.length);
}
