import { useEffect, useRef, type RefObject } from 'react';
import { useWorkbench } from '../../draft/Workbench.tsx';
import { whenIdle } from '../../ui/idle.ts';
import { late } from '../../ui/late.tsx';
import { useEver } from '../../ui/useEver.ts';
import { looksOf, useLooks } from '../looks.ts';

const ConnectTo = late(async () => (await import('./ConnectTo.tsx')).ConnectTo, { told: 'over' });

/** Connects without a mouse: which exit, and what it leads to. */
export function ConnectDialog() {
  const connecting = useLooks((looks) => looks.connecting);
  const isAsked = useEver(connecting !== null);
  const opener = useOpener();
  useEffect(() => whenIdle(ConnectTo.warm), []);
  return isAsked && <ConnectTo connecting={connecting} opener={opener} />;
}

/** What had the keyboard before the dialog. */
function useOpener(): RefObject<Element | null> {
  const workbench = useWorkbench();
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    return looksOf(workbench).subscribe((looks, before) => {
      if (looks.connecting && !before.connecting) opener.current = document.activeElement;
    });
  }, [workbench]);
  return opener;
}
