import { useEffect, type RefObject } from 'react';
import { useDesk, useWorkbench, type Workbench } from '../draft/Workbench.tsx';
import { looksOf, useLooks } from './looks.ts';
import { cardElement } from './view/screen.ts';
import { wireOf } from './wires/wireIds.ts';

/** Puts the keyboard onto the card that was asked for, as soon as it is drawn; brings that and what is gone to into view. */
export function useFocusHome(root: RefObject<HTMLElement | null>): void {
  const workbench = useWorkbench();
  const focus = useLooks((looks) => looks.focus);
  const goal = useDesk((desk) => desk.focus);
  useEffect(() => {
    if (!focus) return undefined;
    const { node, home, made } = focus;
    if (node === null) return home === 'canvas' ? onto(root) : undefined;
    return onceDrawn(root, node, (card) => {
      if (home === 'canvas') card.focus({ preventScroll: true });
      const { view } = looksOf(workbench).getState();
      if (made) view?.showMade(made);
      else view?.reveal(node);
    });
  }, [workbench, root, focus]);
  useEffect(() => {
    if (!goal) return undefined;
    // By then the panel that is gone to has opened, and has taken its room from the drawing.
    return onceDrawn(root, goal.node, () => {
      looksOf(workbench).getState().view?.reveal(goal.node);
    });
  }, [workbench, root, goal]);
}

/** Puts the keyboard onto a card that is drawn: at once, not with the next frame, before which the next key may come. */
export function toCard(workbench: Workbench, root: ParentNode, node: string): void {
  looksOf(workbench).setState({ wires: [], focus: { node, home: 'canvas' } });
  cardElement(root, node)?.focus({ preventScroll: true });
}

/** What the Tab key comes to is seen: a card, or what is at the ends of a wire. */
export function useSeenFocus(root: RefObject<HTMLElement | null>): void {
  const workbench = useWorkbench();
  useEffect(() => {
    const drawing = root.current;
    const focused = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return;
      const wire = wireOf(target.dataset['wire'] ?? '');
      const node = wire?.to ?? target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
      if (node !== undefined) looksOf(workbench).getState().view?.reveal(node);
    };
    drawing?.addEventListener('focusin', focused);
    return () => {
      drawing?.removeEventListener('focusin', focused);
    };
  }, [workbench, root]);
}

/** Puts the keyboard onto the drawing itself once what had it is gone. Returns how to leave it. */
function onto(root: RefObject<HTMLElement | null>): () => void {
  const frame = requestAnimationFrame(() => root.current?.focus({ preventScroll: true }));
  return () => {
    cancelAnimationFrame(frame);
  };
}

const tries = 30;

/** Does it with the first frame in which the card can be seen. Returns how to leave it. */
function onceDrawn(
  root: RefObject<HTMLElement | null>,
  node: string,
  act: (card: HTMLElement) => void,
): () => void {
  let left = tries;
  const attempt = (): void => {
    const card = root.current && cardElement(root.current, node);
    // A card that is not measured yet is hidden, and nothing hidden can have the focus.
    if (card !== null && card.style.visibility !== 'hidden') {
      act(card);
      return;
    }
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(attempt);
  };
  let frame = requestAnimationFrame(attempt);
  return () => {
    cancelAnimationFrame(frame);
  };
}
