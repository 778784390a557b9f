import { useEffect, useRef, useState, type RefObject } from 'react';

let visited: string | null = null;

/** Notes which rule somebody has opened. */
export function visit(id: string): void {
  visited = id;
}

/** Whether somebody comes back from this rule: its row, which this is the ref of, is then in sight among however many. */
export function useComingBack(id: string): [row: RefObject<HTMLLIElement | null>, isBack: boolean] {
  const row = useRef<HTMLLIElement>(null);
  const [isBack] = useState(() => visited === id);
  useEffect(() => {
    if (!isBack) return undefined;
    visited = null;
    // The page is put to its beginning first, or to where it was left.
    const frame = requestAnimationFrame(() => {
      row.current?.scrollIntoView({ block: 'nearest' });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [isBack]);
  return [row, isBack];
}
