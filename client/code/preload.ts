/** Fetches the code editor when the browser has nothing better to do, so that it opens at once. Returns how to give up. */
export function preloadCode(): () => void {
  const load = (): void => {
    // What fails now is asked for again, and told, when somebody opens the editor.
    import('./MonacoParameters.tsx').catch(() => undefined);
  };
  if ('requestIdleCallback' in window) {
    const idle = requestIdleCallback(load, { timeout: 5_000 });
    return () => {
      cancelIdleCallback(idle);
    };
  }
  const timer = setTimeout(load, 2_000);
  return () => {
    clearTimeout(timer);
  };
}
