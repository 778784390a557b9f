/** Text that Markdown shows as it is: hovers and completions may hold names that people chose. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&').replace(/\r?\n/g, '  \n');
}
