/**
 * Text that Markdown shows as it is: hovers and completions may hold names that people chose. Colons and at signs count,
 * because a bare address would become a link.
 */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&:@]/g, '\\$&').replace(/\r?\n/g, '  \n');
}

/** Lines of plain text, the first of them what it is about. */
export function documentation([first, ...rest]: readonly string[]): string {
  if (first === undefined) return '';
  return [`**${plain(first)}**`, ...rest.map(plain)].join('\n\n');
}
