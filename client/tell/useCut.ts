import { useEffect, useState, type RefObject } from 'react';

/** Of what does not fit its height: whether there is something above what is seen, and below it. */
export interface Cut {
  readonly above: boolean;
  readonly below: boolean;
}

/** Where there is more to it than is seen; `content` is what it shows. */
export function useCut(element: RefObject<HTMLElement | null>, content: unknown): Cut {
  const [cut, setCut] = useState<Cut>({ above: false, below: false });
  useEffect(() => {
    const seen = element.current;
    if (!seen) return undefined;
    const measure = (): void => {
      const above = seen.scrollTop > 1;
      const below = seen.scrollHeight > seen.scrollTop + seen.clientHeight + 1;
      setCut((before) =>
        before.above === above && before.below === below ? before : { above, below },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(seen);
    seen.addEventListener('scroll', measure);
    return () => {
      observer.disconnect();
      seen.removeEventListener('scroll', measure);
    };
  }, [element, content]);
  return cut;
}
