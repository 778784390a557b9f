import { useEffect, useRef, type RefObject } from 'react';

/** A page that is loaded on demand brings its heading late; after so long the focus stays on the main area. */
const latestMs = 5_000;

/**
 * After going to another page the focus is on its heading, so that keyboard and screen reader go on from there. A page
 * that puts the focus somewhere itself keeps it there.
 */
export function usePageFocus(path: string, main: RefObject<HTMLElement | null>): void {
  const shown = useRef(path);
  useEffect(() => {
    const area = main.current;
    if (!area || shown.current === path) return;
    shown.current = path;
    area.scrollTop = 0;
    if (isBusy(area)) return;
    area.focus({ preventScroll: true });
    return whenHeadingComes(area, (heading) => {
      if (document.activeElement !== area) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
  }, [path, main]);
}

function isBusy(area: HTMLElement): boolean {
  const { activeElement } = document;
  if (activeElement === area) return false;
  // What was clicked on the page before is still there while the next one is loaded, hidden.
  return area.contains(activeElement) && activeElement?.checkVisibility() === true;
}

function whenHeadingComes(area: HTMLElement, then: (heading: HTMLElement) => void): () => void {
  // While a page is loaded, the one before it is still there, hidden.
  const find = () => [...area.querySelectorAll('h1')].find((one) => one.checkVisibility());
  const found = find();
  if (found) {
    then(found);
    return () => undefined;
  }
  const watcher = new MutationObserver(() => {
    const heading = find();
    if (!heading) return;
    stop();
    then(heading);
  });
  const timer = setTimeout(stop, latestMs);
  function stop(): void {
    watcher.disconnect();
    clearTimeout(timer);
  }
  watcher.observe(area, { childList: true, subtree: true });
  return stop;
}
