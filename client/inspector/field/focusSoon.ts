/** What can take the keyboard within a place. */
const focusable = [
  'input:not([type=hidden], [disabled], [tabindex="-1"])',
  'textarea:not([disabled])',
  'button:not([disabled], [tabindex="-1"])',
  '[tabindex="0"]',
].join();

export function firstFocusable(place: Element | null | undefined): HTMLElement | null {
  return place?.querySelector<HTMLElement>(focusable) ?? null;
}

/** Puts the keyboard somewhere once what has just changed is drawn. */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    find()?.focus();
  });
}
