import { Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { connectNow } from '../api/live.ts';
import { sessionStore } from '../api/session.ts';
import { statusQuery } from '../api/journal.ts';
import { late } from '../ui/late.tsx';
import { useEver } from '../ui/useEver.ts';
import './shell.css';
import './overlays.css';
import { Silent } from './Silent.tsx';

const SignInPage = late(async () => (await import('./SignIn.tsx')).SignInPage);
const SignInAgain = late(async () => (await import('./SignInAgain.tsx')).SignInAgain, {
  told: 'over',
});

const againMs = 3_000;

/**
 * Lets in once the server has answered and, where it asks for the access token, has been given it. When the session
 * ends later, the page stays as it is behind the question.
 */
export function Gate({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const isLocked = useStore(sessionStore, ({ kind }) => kind === 'locked');
  const status = useQuery({
    ...statusQuery,
    retry: false,
    refetchInterval: ({ state }) =>
      state.data === undefined && state.status === 'error' && !isLocked ? againMs : false,
  });
  const hasEnded = useEver(isLocked && status.data !== undefined);
  function enter(): void {
    void client.invalidateQueries();
    connectNow();
  }
  if (status.data === undefined) {
    if (isLocked) return <SignInPage onSignedIn={enter} />;
    if (status.error) {
      const retry = () => void status.refetch();
      return <Silent error={status.error} busy={status.isFetching} retry={retry} />;
    }
    return (
      <div className="shell-gate">
        <div className="shell-gate-wait" role="status" aria-label="Opening Studyhook…">
          <Loader />
        </div>
      </div>
    );
  }
  return (
    <>
      {children}
      {hasEnded && <SignInAgain opened={isLocked} onSignedIn={enter} />}
    </>
  );
}
