const longestMs = 4_000;

/**
 * From now on what is typed goes to `change` and to nothing else on the page, until `isThere`: what is being opened has
 * the keyboard then. It ends as well with Escape, with a press of the pointer, and where nothing comes for long.
 */
export function takeTyped(
  isThere: () => boolean,
  change: (edit: (text: string) => string) => void,
): () => void {
  const typed = (event: KeyboardEvent): void => {
    const { key } = event;
    if (isThere() || key === 'Escape') {
      end();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (key === 'Backspace') change((text) => text.slice(0, -1));
    else if (key.length === 1) change((text) => text + key);
  };
  const timer = setTimeout(end, longestMs);
  function end(): void {
    clearTimeout(timer);
    window.removeEventListener('keydown', typed, true);
    window.removeEventListener('pointerdown', end, true);
  }
  window.addEventListener('keydown', typed, true);
  window.addEventListener('pointerdown', end, true);
  return end;
}
