import { useState } from 'react';
import { useLocation } from 'wouter';
import { useResetDemo } from '../api/demo.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { complain, say } from '../ui/notify.ts';

/** So long it takes what shows something that will be no more to go, and what is not saved yet to be saved. */
const leavingMs = 400;

/** Asks, then resets the demo. */
export function ResetDemo({
  opened,
  onClose,
  onLeave,
  onReset,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What was sent so far is about to be no more. */
  readonly onLeave: () => void;
  /** It is as on the first morning now. */
  readonly onReset: () => void;
}) {
  const [path, go] = useLocation();
  const reset = useResetDemo();
  const [isLeaving, setLeaving] = useState(false);

  function run(): void {
    setLeaving(false);
    reset.mutate(undefined, {
      onSuccess: () => {
        onReset();
        say(
          'The hospital, its rules and the journal are as on the first morning.',
          'The demo was reset',
        );
      },
      onError: ({ message }) => {
        complain(message, 'The demo could not be reset');
      },
      onSettled: onClose,
    });
  }
  function confirm(): void {
    setLeaving(true);
    onLeave();
    if (isAboutOne(path)) go('/rules');
    setTimeout(run, leavingMs);
  }

  return (
    <Confirm
      opened={opened}
      title="Reset the demo?"
      confirm="Reset the demo"
      cancel="Leave it as it is"
      danger
      busy={isLeaving || reset.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      Everything goes back to the first morning: the six sample rules, an empty journal, a hospital
      that works. The stream stops.{' '}
      <b>Rules, connections and users that you made or changed are lost.</b>
    </Confirm>
  );
}

/** The rule, delivery or event that is looked at will be no more. */
function isAboutOne(path: string): boolean {
  return /^\/(rules|activity\/(deliveries|events))\/./.test(path);
}
