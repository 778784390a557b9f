import { Text } from '@mantine/core';
import { SignInForm } from './SignIn.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Over the page when the session has ended, for the time until somebody signs in. */
export function SignInAgain({
  opened,
  onSignedIn,
}: {
  readonly opened: boolean;
  readonly onSignedIn: () => void;
}) {
  return (
    <Dialog
      opened={opened}
      onClose={() => undefined}
      title="Sign in again"
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={1000}
      overlayProps={{ backgroundOpacity: 0.6, blur: 3 }}
    >
      <Text mb="md">Your session has ended. What you were doing is still here behind this.</Text>
      <SignInForm onSignedIn={onSignedIn} />
    </Dialog>
  );
}
