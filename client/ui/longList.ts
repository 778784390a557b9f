/** For lists that are longer than they are shown: with the browser's own scroll bar, so that one sees that there is more. */
export const longList = {
  withScrollArea: false,
  styles: { options: { maxHeight: 360, overflowY: 'auto' } },
} as const;
