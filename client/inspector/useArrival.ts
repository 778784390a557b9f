import { useEffect, type RefObject } from 'react';
import type { Desk } from '../draft/desk.ts';
import { useDesk } from '../draft/Workbench.tsx';
import { ownerOf } from './field/claims.ts';
import { firstFocusable } from './field/focusSoon.ts';

// The inspector comes and goes with its panel; a place that somebody was led to once is not gone to again.
const reached = new WeakSet<NonNullable<Desk['focus']>>();

/** Puts the cursor into the field that somebody is led to, and brings it into view. */
export function useArrival(
  root: RefObject<HTMLElement | null>,
  node: string | undefined,
  chooseView: (view: 'form' | 'json') => void,
  view: 'form' | 'json',
): void {
  const focus = useDesk((desk) => desk.focus);
  useEffect(() => {
    if (!focus || focus.node !== node || reached.has(focus)) return;
    const isParameter = /^parameters(\.|$)/.test(focus.field ?? '');
    if (isParameter && view === 'json') chooseView('form');
    if (focus.field === 'json' && view === 'form') chooseView('json');
    // The fields of a node that has just been chosen are there after this commit.
    const frame = requestAnimationFrame(() => {
      reached.add(focus);
      if (root.current) arrive(root.current, focus.field);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [focus, node, root, chooseView, view]);
}

function arrive(root: HTMLElement, field: string | null): void {
  if (field === 'json') {
    arriveAtJson(root);
    return;
  }
  const places = [...root.querySelectorAll<HTMLElement>('[data-field]')];
  const owner = ownerOf(
    field ?? undefined,
    places.map((place) => place.dataset['field'] ?? ''),
  );
  const place = places.find((one) => one.dataset['field'] === owner);
  // Of several that may be meant, the one that something is missing of.
  const target = firstFocusable(place?.querySelector('[data-wanted]') ?? place);
  if (target) {
    target.focus({ preventScroll: true });
    // What only groups its parts has no box of its own.
    bringIntoView(root, place && place.getClientRects().length > 0 ? place : target);
  } else if (field !== null || document.activeElement === document.body) {
    root.focus({ preventScroll: true });
  }
}

/** The code editor takes the cursor to the place itself, now or once it is there. */
function arriveAtJson(root: HTMLElement): void {
  const place = root.querySelector<HTMLElement>('[data-field=parameters]');
  if (!place?.contains(document.activeElement)) root.focus({ preventScroll: true });
  if (place) bringIntoView(root, place);
}

/** Scrolls the panel and nothing around it, and only when the place is not in view. */
function bringIntoView(root: HTMLElement, place: HTMLElement): void {
  const panel = root.closest('[role=tabpanel]');
  if (!panel) return;
  const [seen, own] = [panel.getBoundingClientRect(), place.getBoundingClientRect()];
  if (own.top >= seen.top && own.bottom <= seen.bottom) return;
  panel.scrollTop += own.top - seen.top - Math.max(0, seen.height - own.height) / 3;
}
