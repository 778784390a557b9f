/** A text without the byte order mark that some programs write at its start, and that RFC 8259 lets a reader ignore. */
export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
