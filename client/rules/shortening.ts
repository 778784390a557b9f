/** What a shortened sentence keeps; `rules-sentence-short` says the same. */
const keptLines = 2;

/** Whether shortening hides two lines or more: the button that shows them takes one itself. */
export function isWorthShortening(height: number, lineHeight: number): boolean {
  return Math.round(height / lineHeight) >= keptLines + 2;
}
