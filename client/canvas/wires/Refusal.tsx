import { Button, CloseButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useWorkbench } from '../../draft/Workbench.tsx';
import { undo } from '../changing.ts';
import { looksOf, useLooks } from '../looks.ts';

const shownFor = 9_000;

/** Why the last thing was not done, or what it did beside what was meant. Goes by itself; screen readers have been told already. */
export function Refusal() {
  const workbench = useWorkbench();
  const refusal = useLooks((looks) => looks.refusal);
  const close = (): void => {
    looksOf(workbench).setState({ refusal: null });
  };
  useEffect(() => {
    if (!refusal) return;
    const timer = setTimeout(() => {
      looksOf(workbench).setState({ refusal: null });
    }, shownFor);
    return () => {
      clearTimeout(timer);
    };
  }, [workbench, refusal]);
  if (!refusal) return null;
  return (
    <div className="canvas-refusal" data-done={refusal.isDone}>
      <IconInfoCircle size={18} aria-hidden />
      <span>{refusal.text}</span>
      {refusal.isDone && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            undo(workbench);
          }}
        >
          Undo
        </Button>
      )}
      <CloseButton size="sm" aria-label="Close the message" onClick={close} />
    </div>
  );
}
