import { createStore } from 'zustand/vanilla';

/** `locked` from the first answer that asks for the access token until it is given. */
export type SessionState = { readonly kind: 'open' } | { readonly kind: 'locked' };

export const sessionStore = createStore<SessionState>(() => ({ kind: 'open' }));

export type SignedIn = { kind: 'in' } | { kind: 'refused'; reason: string };

/** Trades the access token for a cookie that the page never sees. */
export async function signIn(token: string): Promise<SignedIn> {
  try {
    const response = await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    if (response.ok) {
      sessionStore.setState({ kind: 'open' });
      return { kind: 'in' };
    }
    return { kind: 'refused', reason: sayRefusal(response.status) };
  } catch {
    return { kind: 'refused', reason: 'The server does not answer. Try again in a moment.' };
  }
}

function sayRefusal(status: number): string {
  if (status === 429) return 'Too many tries. Wait a minute, then try again.';
  return 'That is not the access token. It is the value of ACCESS_TOKEN that Studyhook was started with.';
}
