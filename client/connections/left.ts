/**
 * What was typed into a form that went away without being asked: by Back, by the command palette, because somebody else
 * deleted what it was about. It stays in this tab, without secrets, until the form is opened again.
 */
export interface Left<Kept> {
  of: (key: string) => Kept | undefined;
  keep: (key: string, kept: Kept) => void;
  forget: (key: string) => void;
}

export function createLeft<Kept>(): Left<Kept> {
  const all = new Map<string, Kept>();
  return {
    of: (key) => all.get(key),
    keep: (key, kept) => {
      all.set(key, kept);
    },
    forget: (key) => {
      all.delete(key);
    },
  };
}
