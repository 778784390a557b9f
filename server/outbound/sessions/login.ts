import { temporaryErrors, type PostAnswer } from '../ambra/post.ts';

/** Where a person mends a refused login. */
export type LoginField = 'baseUrl' | 'login' | 'password' | 'auth' | 'userId';

export type Login =
  | {
      readonly kind: 'sid';
      readonly sid: string;
      /** Who the platform says has logged in; null where it does not say. Of a login's answer by itself nobody is sure. */
      readonly user: { readonly uuid: string | null; readonly name: string | null };
    }
  | {
      readonly kind: 'refused';
      readonly why: string;
      /** Trying again later can help without anybody changing anything. */
      readonly temporary: boolean;
      readonly field?: LoginField;
    };

type Reason = readonly [words: string, field: LoginField];

const wrong: Reason = [
  'the login or the password is wrong. Enter both again under Connections',
  'password',
];

/** The platform's reasons, each with what to do about it. */
const reasons: Readonly<Record<string, Reason>> = {
  BAD_PASSWORD: wrong,
  INVALID_CREDENTIALS: wrong,
  LOCKOUT: [
    'the user is locked after too many wrong passwords. Unlock the user on the platform',
    'login',
  ],
  WHITELIST_LOCKOUT: [
    "the account does not let this machine's address in. Add the address to the account's allowed ones",
    'login',
  ],
  BLOCKED: ['the user is blocked. Unblock the user on the platform', 'login'],
  DISABLED: ['the user is disabled. Enable the user on the platform', 'login'],
  PASSWORD_RESET: [
    'the platform wants a new password. Change it there, then enter it under Connections',
    'password',
  ],
  PUBLIC_KEY_EXPIRED: ["the user's public key has expired. Renew it on the platform", 'login'],
  SSO_ONLY: [
    'this user may only use single sign-on. Choose a user who signs in with a password',
    'login',
  ],
  BRAND_NOT_ALLOWED: [
    'this user may not sign in at this address. Use the address of their own organisation',
    'baseUrl',
  ],
  VALIDATION_FAILED: [
    'the platform wants another proof of who this is. Choose a user without one',
    'login',
  ],
};

const steps: readonly (readonly [flag: string, words: string])[] = [
  ['pin_required', 'the platform asks for a PIN. Turn that off for this user'],
  ['sign_required', 'the platform wants its terms accepted. Sign in there once as this user'],
];

/** Reads the answer to `session/login`. `who` begins the sentence: `Webhook User on Radiology`. */
export function readLogin(answer: PostAnswer, who: string): Login {
  const refused = (words: string, temporary: boolean, field?: LoginField): Login => ({
    kind: 'refused',
    why: `Cannot sign in ${who}: ${words}`,
    temporary,
    ...(field && { field }),
  });
  switch (answer.kind) {
    case 'trouble':
      return refused(answer.message, answer.temporary, 'baseUrl');
    case 'refused': {
      const { errorType } = answer;
      const reason = errorType === null ? undefined : reasons[errorType];
      if (reason) return refused(`${reason[0]} (${errorType}).`, false, reason[1]);
      if (errorType !== null) {
        const temporary = temporaryErrors.has(errorType) || answer.status >= 500;
        return refused(`the platform answered ${errorType}.`, temporary, 'login');
      }
      return answer.status >= 500
        ? refused(`the platform answered ${answer.status}; try again in a while.`, true)
        : refused(
            `the platform answered ${answer.status}. Check the connection's own sign-in.`,
            false,
            'auth',
          );
    }
    case 'ok': {
      const { sid, uuid, name } = answer.body;
      if (typeof sid === 'string' && sid !== '') {
        return { kind: 'sid', sid, user: { uuid: textOrNull(uuid), name: textOrNull(name) } };
      }
      const step = steps.find(([flag]) => isSet(answer.body[flag]));
      if (step) return refused(`${step[1]}.`, false, 'login');
      return refused(
        'the platform answered without a session. Check the base address.',
        false,
        'baseUrl',
      );
    }
  }
}

/** A text of the platform's; null for anything else, and where it is empty. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isSet(flag: unknown): boolean {
  return flag === 1 || flag === '1' || flag === true;
}
