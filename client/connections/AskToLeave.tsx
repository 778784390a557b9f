import { Confirm } from '../ui/Confirm.tsx';
import type { Leaving } from './useLeaving.ts';

/** Asks before what was typed into a form is thrown away. */
export function AskToLeave({
  leaving,
  children,
}: {
  readonly leaving: Leaving;
  /** What becomes of what the form is about. */
  readonly children: string;
}) {
  return (
    <Confirm
      opened={leaving.isAsking}
      title="Throw away what you have entered?"
      confirm="Throw away"
      cancel="Go on editing"
      danger
      onConfirm={leaving.finish}
      onClose={leaving.stay}
    >
      {children}
    </Confirm>
  );
}
