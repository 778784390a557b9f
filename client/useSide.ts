import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { PanelName } from './draft/desk.ts';
import { useDesk } from './draft/Workbench.tsx';
import { useRemembered } from './ui/remembered.ts';

export interface Side {
  /** Null while it is folded away. */
  readonly panel: PanelName | null;
  /** It opens over the drawing, for there is no room beside it. */
  readonly isOver: boolean;
  /** Null: the one that was there last. */
  readonly choose: (panel: PanelName | null) => void;
  readonly fold: () => void;
}

/**
 * Which panel stands beside the drawing. Choosing a node brings its settings, unless something is being tried, folded
 * away, or over the drawing; being led to a field always does.
 */
export function useSide(): Side {
  const isOver =
    useMediaQuery('(max-width: 940px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [wasFolded, rememberFolded] = useRemembered('studyhook.panelFolded', false);
  const [panel, setPanel] = useState<PanelName | null>(isOver || wasFolded ? null : 'settings');
  const last = useRef<PanelName>('settings');
  const selected = useDesk((desk) => desk.selected.at(-1));
  const focus = useDesk((desk) => desk.focus);
  const asked = useDesk((desk) => desk.asked);

  useEffect(() => {
    if (panel !== null) last.current = panel;
  }, [panel]);
  useEffect(() => {
    if (selected !== undefined) setPanel((now) => (now === 'problems' ? 'settings' : now));
  }, [selected]);
  useEffect(() => {
    if (focus && !focus.staysBeside) setPanel('settings');
  }, [focus]);
  useEffect(() => {
    if (asked) setPanel(asked.panel);
  }, [asked]);
  useEffect(() => {
    // What stood beside the drawing would now cover it.
    if (isOver) setPanel(null);
  }, [isOver]);

  return {
    panel,
    isOver,
    choose(wanted) {
      setPanel(wanted ?? last.current);
      if (!isOver) rememberFolded(false);
    },
    fold() {
      setPanel(null);
      if (!isOver) rememberFolded(true);
    },
  };
}
