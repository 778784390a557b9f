import type { Workbench } from '../draft/Workbench.tsx';

/** Whose parameters a text holds. */
export interface Subject {
  readonly workbench: Workbench;
  /** The action's id. */
  readonly node: string;
  /** Puts the cursor into the value of a parameter and offers what can stand there. */
  readonly fill?: (parameter: string) => void;
}
