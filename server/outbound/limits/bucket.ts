/** A token bucket: a call takes a token, tokens come back at a steady rate. */
export interface Bucket {
  /** Takes a token and returns null, or returns the moment (epoch ms) at which there will be one. */
  take(now: number, perSecond: number | undefined): number | null;
}

/** Tokens that may be saved up, as a part of one second's worth: keeps any second within 1.1 times the rate. */
const savedSeconds = 0.1;
/** Sums of fractions fall short of 1 by a hair. */
const hair = 1e-9;

export function createBucket(): Bucket {
  let tokens = Number.POSITIVE_INFINITY;
  let filledAt = Number.NEGATIVE_INFINITY;
  return {
    take(now, perSecond) {
      if (perSecond === undefined) return null;
      const most = Math.max(1, perSecond * savedSeconds);
      // A clock that is set back must not take tokens away.
      const elapsed = Math.max(0, now - filledAt) / 1000;
      tokens = Math.min(most, tokens + elapsed * perSecond);
      filledAt = now;
      if (tokens < 1 - hair) return now + Math.ceil(((1 - tokens) / perSecond) * 1000);
      tokens -= 1;
      return null;
    },
  };
}
