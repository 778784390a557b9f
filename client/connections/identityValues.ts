import type { IdentityAnswer } from '../../shared/model/answers/connections.ts';
import type { IdentityFields } from '../api/connections.ts';
import { blanked, type SecretValue } from './formValues.ts';

/** A user as whom calls can run, as its form holds it. */
export interface IdentityValues {
  readonly userId: string;
  readonly name: string;
  readonly login: SecretValue;
  readonly password: SecretValue;
}

/** What the form begins with. */
export function identityValuesOf(identity: IdentityAnswer | null): IdentityValues {
  const secret = identity ? null : '';
  return {
    userId: identity?.userId ?? '',
    name: identity?.name ?? '',
    login: secret,
    password: secret,
  };
}

/** What the form sends; a secret that was not entered anew is left out, which keeps it. */
export function identityFieldsOf({
  userId,
  name,
  login,
  password,
}: IdentityValues): IdentityFields {
  return {
    userId: userId.trim(),
    name: name.trim(),
    ...(login !== null && { login }),
    ...(password !== null && { password }),
  };
}

/** What can be said before anybody is asked, by field. */
export function identityMistakes({
  userId,
  name,
  login,
  password,
}: IdentityValues): Record<string, string> {
  return {
    ...(userId.trim() === '' && { userId: 'Say which user of the platform this is.' }),
    ...(name.trim() === '' && { name: 'Give the user a name.' }),
    ...(login === '' && { login: 'Enter the login.' }),
    ...(password === '' && { password: 'Enter the password.' }),
  };
}

/** Whether the form says anything else than what is stored. */
export function isIdentityChanged(values: IdentityValues, stored: IdentityAnswer | null): boolean {
  return JSON.stringify(values) !== JSON.stringify(identityValuesOf(stored));
}

/** The values without what nobody may read later. */
export function withoutLogin(values: IdentityValues): IdentityValues {
  return { ...values, login: blanked(values.login), password: blanked(values.password) };
}

/** What was changed between two states of a user, as the form calls it. */
export function changedInIdentity(before: IdentityAnswer, after: IdentityAnswer): string[] {
  return [
    ...(before.userId === after.userId ? [] : ['user on the platform']),
    ...(before.name === after.name ? [] : ['name']),
  ];
}
