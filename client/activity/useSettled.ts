import { useState } from 'react';
import { isSame, settle, type Settled } from './calm.ts';

/** The rows of a list that holds still while it is read; `look` shows everything that there is now. */
export function useSettled<Item>({
  fresh,
  reading,
  listing,
  idOf,
}: {
  readonly fresh: readonly Item[];
  readonly reading: boolean;
  /** Names what is listed: another list begins anew. */
  readonly listing: string;
  readonly idOf: (item: Item) => string | number;
}): Settled<Item> & { readonly look: () => void } {
  const [shown, setShown] = useState({ listing, rows: fresh });
  const settled =
    shown.listing === listing
      ? settle(shown.rows, fresh, reading, idOf)
      : { rows: fresh, newer: 0 };
  // Kept during the render that works it out, so that no frame shows the list of before.
  if (shown.listing !== listing || !isSame(shown.rows, settled.rows)) {
    setShown({ listing, rows: settled.rows });
  }
  return {
    ...settled,
    look: () => {
      setShown({ listing, rows: fresh });
    },
  };
}
