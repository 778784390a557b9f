import { z } from 'zod';
import { ApiError } from '../api/request.ts';

const inUseSchema = z.object({
  rules: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** The rules for whose sake the server would not delete something. */
export function rulesInTheWay(
  error: unknown,
): readonly { readonly id: string; readonly name: string }[] {
  if (!(error instanceof ApiError)) return [];
  const inUse = inUseSchema.safeParse(error.body);
  return inUse.success ? inUse.data.rules : [];
}
