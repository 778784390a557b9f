import { useCallback, useState } from 'react';

/** The parts of the bar that open. */
export type Part = 'send' | 'trouble' | 'about' | 'received' | 'reset';

export interface Opened {
  readonly part: Part;
  /** From the bar it hangs below its button; from the command palette it stands in the middle, wherever the bar is. */
  readonly from: 'bar' | 'palette';
}

export interface Opening {
  readonly opened: Opened | null;
  readonly open: (part: Part, from: Opened['from']) => void;
  readonly close: () => void;
}

/** At most one part is open at a time. */
export function useOpening(): Opening {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useCallback((part: Part, from: Opened['from']) => {
    setOpened({ part, from });
  }, []);
  const close = useCallback(() => {
    setOpened(null);
  }, []);
  return { opened, open, close };
}
