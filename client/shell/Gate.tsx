import { Loader, Modal, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { connectNow } from '../api/live.ts';
import { sessionStore } from '../api/session.ts';
import { statusQuery } from '../api/journal.ts';
import './shell.css';
import './overlays.css';
import { SignInForm, SignInPage } from './SignIn.tsx';
import { Silent } from './Silent.tsx';

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
      <Modal
        opened={isLocked}
        onClose={() => undefined}
        title="Sign in again"
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        zIndex={1000}
        overlayProps={{ backgroundOpacity: 0.6, blur: 3 }}
      >
        <Text mb="md">Your session has ended. What you were doing is still here behind this.</Text>
        <SignInForm onSignedIn={enter} />
      </Modal>
    </>
  );
}
