import { secretSet, type AuthKind } from './kind.ts';

/** A token that whoever holds it may use (RFC 6750). */
export const bearer: AuthKind<'bearer'> = {
  check({ token }) {
    if (token === '') return [{ field: 'token', message: 'Enter the token.' }];
    if (/^bearer\s/i.test(token)) {
      return [{ field: 'token', message: 'Enter the token alone, without the word “Bearer”.' }];
    }
    if (/^[\x21-\x7e]+$/.test(token)) return [];
    return [
      {
        field: 'token',
        message: 'A token has no spaces, line breaks or letters beyond ASCII. Copy it once more.',
      },
    ];
  },
  seal: ({ kind, token }, sealer) => ({ kind, token: sealer.seal(token) }),
  headers: ({ token }, sealer) => ({ authorization: `Bearer ${sealer.open(token)}` }),
  mask: ({ kind }) => ({ kind, token: secretSet }),
};
