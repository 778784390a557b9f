let last: string | null = null;

/** Keeps in mind which list is looked at, for the way back from one of its rows. */
export function rememberList(address: string): void {
  last = address;
}

/** The list that was looked at last, with its filters; of a page that was opened by its link, `otherwise`. */
export function lastList(otherwise: string): string {
  return last ?? otherwise;
}
