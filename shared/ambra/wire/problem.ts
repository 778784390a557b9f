/** Why a webhook cannot go to the platform, or will behave otherwise there; worded for its author. */
export interface WireProblem {
  /** Stable name, such as `wire.age`. */
  readonly code: string;
  readonly message: string;
  /** `when.all.0`, `parameters.text`, `event`. */
  readonly field?: string;
  /** The action's node id. */
  readonly node: string;
}

/** A problem before it is known whose it is, its message still the middle of a sentence. */
export type Complaint = Omit<WireProblem, 'node'>;

/** A complaint as its author is told of it: a whole sentence, as all other problems are. */
export function problemFor(node: string, complaint: Complaint): WireProblem {
  return { ...complaint, message: sentence(complaint.message), node };
}

function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}
