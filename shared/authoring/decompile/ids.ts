/** Hands out node ids, each once. */
export interface Ids {
  /** The id that is wished for, or the next free one like it. */
  take(wished: string): string;
}

export function createIds(): Ids {
  const taken = new Set<string>();
  return {
    take: (wished) => {
      const base = wished.slice(0, 90) === wished ? wished || 'node' : wished.slice(0, 100);
      let id = base;
      for (let number = 2; taken.has(id); number += 1)
        id = `${base.slice(0, 90)}-${String(number)}`;
      taken.add(id);
      return id;
    },
  };
}
