/** Leads to the first field with a mistake, once it is drawn. */
export function focusMistake(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]')?.focus();
  });
}

/** Where the focus goes on when what had it is gone. */
export function focusHeading(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('.connections-head h1')?.focus();
  });
}
