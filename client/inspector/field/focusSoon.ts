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

/** Puts the keyboard where something has just been taken away: onto what stands there now, else before it, else onto the panel. */
export function focusInPlaceOf(gone: Element, part: string): void {
  const list = gone.parentElement;
  const panel = gone.closest<HTMLElement>('.inspector');
  const at = [...(list?.children ?? [])].indexOf(gone);
  focusSoon(() => {
    const places = [list?.children[at], list?.children[at - 1]];
    const targets = places.map((place) => firstFocusable(place?.querySelector(part) ?? place));
    return targets.find((target) => target !== null) ?? panel;
  });
}
