import { z } from 'zod';
import type { Edit } from './edit.ts';

/** What a problem stands in the way of: running here, deploying to the platform, or both. */
export const targets = ['here', 'platform', 'both'] as const;
export type Target = (typeof targets)[number];

/** The author's mistake, worded for the author, tied to the place where it is mended. */
export interface Problem {
  /** Stable name, such as `action.no_command`. */
  readonly code: string;
  /** Errors block publishing; warnings are told and let pass. */
  readonly severity: 'error' | 'warning';
  readonly target: Target;
  readonly message: string;
  readonly node?: string;
  /** The field of the node: `command`, `parameters.uuid`, `when.all.0.value`. */
  readonly field?: string;
  /** Where in the field's text, counted from 0. */
  readonly position?: number;
  readonly fix?: { readonly label: string; readonly edit: Edit };
}

export const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  target: z.enum(targets),
  message: z.string(),
  node: z.string().optional(),
  field: z.string().optional(),
  position: z.number().optional(),
  fix: z.object({ label: z.string(), edit: z.unknown() }).optional(),
});
