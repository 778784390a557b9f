/** Written before an address, it makes it a whole one: `https:`, `file:`. */
const scheme = /^[a-z][a-z0-9+.-]*:/i;

/** Where a query or a fragment begins, dots and slashes say nothing any more. */
const afterPath = /[?#].*$/s;

/** As addresses are read: without spaces and control characters at the ends, and without line breaks anywhere. */
function asRead(text: string): string {
  return text.replace(/^[\0- ]+|[\0- ]+$/g, '').replace(/[\t\n\r]/g, '');
}

/** Whether a command is a whole address, and no path below a connection's. */
export function isWholeAddress(command: string): boolean {
  return scheme.test(asRead(command));
}

/**
 * Whether a path stays below the address that it is put behind, as browsers and servers read it: a backslash is a slash,
 * `%2e` a dot, and two slashes begin another host. Sending looks once more at the address that came out.
 */
export function staysBelow(path: string): boolean {
  if (isWholeAddress(path)) return false;
  const read = asRead(path).replace(afterPath, '').replaceAll('\\', '/');
  if (read.startsWith('/')) return false;
  let depth = 0;
  for (const part of read.split('/')) {
    const dots = part.replace(/%2e/gi, '.');
    if (dots === '..') depth -= 1;
    else if (dots !== '.') depth += 1;
    if (depth < 0) return false;
  }
  return true;
}

/** What stands behind a connection's address in a whole one that lies below it; undefined where it lies elsewhere. */
export function restBelow(url: string, baseUrl: string): string | undefined {
  const rest = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : undefined;
  return rest !== undefined && staysBelow(rest) ? rest : undefined;
}
