/** Does it when the browser has nothing better to do. Returns how to give up. */
export function whenIdle(work: () => void): () => void {
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
