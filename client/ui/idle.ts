const longestMs = 4_000;

let isDrawn = false;
const waiting = new Set<() => void>();

/** The page shows what it was opened for. What may be asked for next no longer takes the line from that. */
export function sayDrawn(): void {
  isDrawn = true;
  for (const begin of [...waiting]) begin();
}

/** Does it once the page is drawn and the browser has nothing better to do. Returns how to give up. */
export function whenIdle(work: () => void): () => void {
  if (isDrawn) return afterwards(work);
  let giveUp = () => {
    waiting.delete(begin);
    clearTimeout(timer);
  };
  const begin = () => {
    giveUp();
    giveUp = afterwards(work);
  };
  // Not every page says when.
  const timer = setTimeout(begin, longestMs);
  waiting.add(begin);
  return () => {
    giveUp();
  };
}

function afterwards(work: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const idle = requestIdleCallback(work, { timeout: 5_000 });
    return () => {
      cancelIdleCallback(idle);
    };
  }
  const timer = setTimeout(work, 2_000);
  return () => {
    clearTimeout(timer);
  };
}
