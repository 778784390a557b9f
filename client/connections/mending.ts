import type { Dialog } from './useDialogs.ts';

const ofTheUser: ReadonlySet<string> = new Set(['login', 'password', 'userId']);

/**
 * Where the field that a test blames can be changed. Undefined where no one form would help: the login of one of several
 * users failed, and which of them it was only the test's own words say.
 */
export function mendingOf(
  field: string,
  connection: string,
  identity: string | undefined,
): Dialog | undefined {
  if (!ofTheUser.has(field)) return { kind: 'edit', connection, at: field };
  return identity === undefined ? undefined : { kind: 'user', connection, identity };
}
