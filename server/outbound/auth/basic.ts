import { secretSet, type AuthKind, type FieldMistake } from './kind.ts';

const hasControl = (text: string) => /\p{Cc}/u.test(text);

/** User name and password in UTF-8 (RFC 7617). */
export const basic: AuthKind<'basic'> = {
  check({ username, password }) {
    const mistakes: FieldMistake[] = [];
    const add = (field: string, message: string) => mistakes.push({ field, message });
    if (username === '') add('username', 'Enter the user name.');
    if (username.includes(':'))
      add('username', 'A user name cannot hold a colon with basic sign-in.');
    if (hasControl(username)) add('username', 'Take the line break or tab out of the user name.');
    if (password === '') add('password', 'Enter the password.');
    if (hasControl(password)) add('password', 'Take the line break or tab out of the password.');
    return mistakes;
  },
  seal: (auth, sealer) => ({ ...auth, password: sealer.seal(auth.password) }),
  headers({ username, password }, sealer) {
    const credentials = Buffer.from(`${username}:${sealer.open(password)}`).toString('base64');
    return { authorization: `Basic ${credentials}` };
  },
  mask: ({ kind, username }) => ({ kind, username, password: secretSet }),
};
