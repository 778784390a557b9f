import { useState, type SyntheticEvent } from 'react';
import { signIn } from '../api/session.ts';

/** Asks once for ACCESS_TOKEN, where Studyhook was started with one. */
export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const [token, setToken] = useState('');
  const [reason, setReason] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(): Promise<void> {
    setBusy(true);
    const answer = await signIn(token.trim());
    setBusy(false);
    if (answer.kind === 'in') onSignedIn();
    else setReason(answer.reason);
  }

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    void send();
  }

  return (
    <form className="sign-in" onSubmit={submit}>
      <h2>Sign in</h2>
      <label htmlFor="token">Access token</label>
      <input
        id="token"
        type="password"
        autoComplete="current-password"
        autoFocus
        required
        value={token}
        aria-describedby="token-reason"
        aria-invalid={reason !== null}
        onChange={(event) => {
          setToken(event.target.value);
        }}
      />
      <p id="token-reason" role="alert">
        {reason}
      </p>
      <button type="submit" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  );
}
