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

/** A problem before it is known whose it is. */
export type Complaint = Omit<WireProblem, 'node'>;
