import { useEffect, useRef, type RefObject } from 'react';

/**
 * Gives the focus back to what had it before something opened, once that closes; unless the focus has gone on from it,
 * into a dialog that opened meanwhile, where somebody may be typing.
 */
export function useFocusBack(
  root: RefObject<HTMLElement | null>,
  opened: boolean,
  isGivenBack = true,
): void {
  const before = useRef<Element>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    if (opened) {
      before.current = activeElement;
      return;
    }
    const isLost = activeElement === null || activeElement === body;
    if (!isGivenBack || !(isLost || root.current?.contains(activeElement))) return;
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
    before.current = null;
  }, [root, opened, isGivenBack]);
}
