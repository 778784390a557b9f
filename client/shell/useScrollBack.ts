import { useEffect, useRef, type RefObject } from 'react';

/** A list that is read anew takes a moment to be as long as it was. */
const patienceMs = 2_000;

/** Going back shows a page where one left it: not its beginning, but the row that one had opened. */
export function useScrollBack(path: string, main: RefObject<HTMLElement | null>): void {
  const places = useRef(new Map<string, number>());
  const wanted = useRef<Place | null>(null);
  const drawn = useRef(location.href);
  useEffect(() => {
    const area = main.current;
    if (!area) return;
    const keep = () => {
      places.current.set(location.href, area.scrollTop);
    };
    // Who hears of it first, this or what draws the page, is not said; what is remembered is lost with the next frame.
    const goBack = () => {
      const address = location.href;
      const place = { address, top: places.current.get(address) ?? 0 };
      if (drawn.current === address) scrollOnceThere(area, place.top);
      else wanted.current = place;
    };
    area.addEventListener('scroll', keep, { passive: true });
    window.addEventListener('popstate', goBack);
    return () => {
      area.removeEventListener('scroll', keep);
      window.removeEventListener('popstate', goBack);
    };
  }, [main]);
  useEffect(() => {
    const area = main.current;
    const place = wanted.current;
    wanted.current = null;
    drawn.current = location.href;
    if (!area || place?.address !== location.href || place.top === 0) return;
    return scrollOnceThere(area, place.top);
  }, [path, main]);
}

interface Place {
  readonly address: string;
  readonly top: number;
}

/** Scrolls as far as there is something, until it is far enough, or somebody else decides. */
function scrollOnceThere(area: HTMLElement, top: number): () => void {
  const watcher = new MutationObserver(attempt);
  const timer = setTimeout(stop, patienceMs);
  const others = ['wheel', 'pointerdown', 'keydown'] as const;
  function stop(): void {
    watcher.disconnect();
    clearTimeout(timer);
    for (const name of others) area.removeEventListener(name, stop);
  }
  function attempt(): void {
    area.scrollTop = top;
    if (area.scrollTop >= top - 1) stop();
  }
  watcher.observe(area, { childList: true, subtree: true });
  for (const name of others) area.addEventListener(name, stop, { passive: true });
  attempt();
  return stop;
}
