/**
 * Time as the sandbox takes it: the server's clock fits, and so does one that a test moves by hand. `wake` calls back
 * once when `at` has come and returns a function that calls it off.
 */
export interface SandboxClock {
  now(): Date;
  wake(at: Date, call: () => void): () => void;
}

/** Resolves when so many milliseconds have passed on the clock. */
export function pause(clock: SandboxClock, milliseconds: number): Promise<void> {
  const at = new Date(clock.now().getTime() + milliseconds);
  return new Promise((resolve) => {
    clock.wake(at, resolve);
  });
}
