/** Time as an argument: tests hold it still and move it by hand. */
export interface Clock {
  now(): Date;
  /** Calls back once when `at` has come (at once, if it has passed). Returns a function that calls it off. */
  wake(at: Date, call: () => void): () => void;
}

const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  wake(at, call) {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const wait = at.getTime() - Date.now();
      // Node's timers overflow after 25 days and then fire at once.
      timer =
        wait > longestTimer ? setTimeout(arm, longestTimer) : setTimeout(call, Math.max(0, wait));
      timer.unref();
    };
    arm();
    return () => {
      clearTimeout(timer);
    };
  },
};
