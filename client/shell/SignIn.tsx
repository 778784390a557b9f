import { Button, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState, type SubmitEvent } from 'react';
import { signIn } from '../api/session.ts';

/** The first thing that one sees where the server asks for the access token. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn: () => void }) {
  useEffect(() => {
    document.title = 'Sign in · Studyhook';
  }, []);
  return (
    <main className="shell-gate">
      <div className="shell-gate-card">
        <Stack gap="lg">
          <img src="/favicon.svg" alt="" width={48} height={48} />
          <div>
            <Title order={1} size="h2">
              Sign in to Studyhook
            </Title>
            <Text c="dimmed" mt={6}>
              This installation asks for its access token. Whoever set it up can tell you.
            </Text>
          </div>
          <SignInForm onSignedIn={onSignedIn} />
        </Stack>
      </div>
    </main>
  );
}

export function SignInForm({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const [token, setToken] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (token.trim() === '') {
      setRefusal('Enter the access token.');
      return;
    }
    setBusy(true);
    const outcome = await signIn(token.trim());
    setBusy(false);
    switch (outcome.kind) {
      case 'in':
        onSignedIn();
        return;
      case 'refused':
        setRefusal(outcome.reason);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <PasswordInput
          label="Access token"
          size="md"
          autoComplete="current-password"
          data-autofocus
          autoFocus
          value={token}
          error={refusal}
          onChange={({ currentTarget }) => {
            setToken(currentTarget.value);
            setRefusal(null);
          }}
        />
        <Button type="submit" size="md" fullWidth loading={isBusy}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
