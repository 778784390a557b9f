import { useState } from 'react';

/** True from the first time on: what was open once stays, so that closing it gives the focus back. */
export function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return ever || now;
}
