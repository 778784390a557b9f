import { liveStore } from '../api/live.ts';
import type { Autosave } from './autosave.ts';

/** Has what could not be saved saved as soon as the server is back; returns how to stop. */
export function tryAgainWhenBack(autosave: Autosave): () => void {
  const again = (): void => {
    autosave.retry();
  };
  const deaf = liveStore.subscribe(({ kind }) => {
    if (kind === 'connected') again();
  });
  window.addEventListener('online', again);
  return () => {
    deaf();
    window.removeEventListener('online', again);
  };
}
