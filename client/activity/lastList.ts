let list: string | null = null;
let from: string | null = null;

/** Keeps in mind which list is looked at, for the way back from one of its rows. */
export function rememberList(address: string): void {
  list = address;
  from = address;
}

/** Keeps in mind which event is looked at, for the way back from one of its deliveries. */
export function rememberEvent(address: string): void {
  from = address;
}

/** The list that was looked at last, with its filters; of a page that was opened by its link, `otherwise`. */
export function lastList(otherwise: string): string {
  return list ?? otherwise;
}

/** Whether somebody came by an event's page and not by a list since. */
export function cameFrom(event: string): boolean {
  return from === event;
}
