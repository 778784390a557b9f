/** The text with a full stop, where it does not end a sentence already. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…]["”]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Several remarks as one text; what is said twice is said once. */
export function sentences(texts: readonly string[]): string {
  return [...new Set(texts.map(sentence))].filter((text) => text !== '').join(' ');
}
