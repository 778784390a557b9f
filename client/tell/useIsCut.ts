import { useEffect, useState, type RefObject } from 'react';

/** Whether there is more to it than its height shows; `content` is what it shows. */
export function useIsCut(element: RefObject<HTMLElement | null>, content: unknown): boolean {
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const seen = element.current;
    if (!seen) return undefined;
    const measure = (): void => {
      setCut(seen.scrollHeight > seen.clientHeight + 1);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(seen);
    return () => {
      observer.disconnect();
    };
  }, [element, content]);
  return isCut;
}
