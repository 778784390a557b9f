import { Text, useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Desk } from '../draft/desk.ts';
import { useStepName } from '../draft/useStepName.ts';
import { useDesk, useWorkbench } from '../draft/Workbench.tsx';
import { applyTheme } from './monaco.ts';
import { ParameterFrame } from './ParameterFrame.tsx';
import { ParameterProblems } from './ParameterProblems.tsx';
import { openSession, type Session, type Standing } from './session.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** The code editor itself, beside the drawing or large over it; ParameterEditor fetches it. */
export function MonacoParameters({ node }: { readonly node: string }) {
  const { element, session, standing } = useSession(node);
  const [isLarge, setIsLarge] = useState(false);
  const name = useStepName(node) ?? '';

  function close(): void {
    setIsLarge(false);
    // The editor is back in its place after this commit.
    requestAnimationFrame(() => session.current?.focus());
  }

  // Escape first closes what Monaco has open, and only what it leaves closes the dialog.
  function leave(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  }

  const frame = standing && (
    <ParameterFrame
      element={element}
      session={session}
      standing={standing}
      isLarge={isLarge}
      onLarge={() => {
        setIsLarge(true);
      }}
      problems={
        <ParameterProblems
          node={node}
          session={session}
          isUnfinished={standing.unfinished !== null}
          canWait={standing.canWait}
        />
      }
    />
  );
  return (
    <>
      {isLarge ? (
        <Text className="code-away" c="dimmed" size="sm">
          Open in the large editor.
        </Text>
      ) : (
        frame
      )}
      <Dialog
        opened={isLarge}
        onClose={close}
        closeOnEscape={false}
        returnFocus={false}
        // What stands below the text comes and goes; the text stays where it is.
        centered={false}
        yOffset="4vh"
        size="min(1120px, 94vw)"
        title={`Parameters of “${name}”`}
        closeButtonProps={{ 'aria-label': 'Close the large editor' }}
        // A transform would carry the suggestions away from the cursor.
        transitionProps={{ transition: 'fade', duration: 120, exitDuration: 0 }}
        onKeyDown={leave}
        onEnterTransitionEnd={() => session.current?.focus()}
      >
        {isLarge && frame}
      </Dialog>
    </>
  );
}

/** The editor lives in an element of its own, which moves between panel and dialog with cursor and history. */
function useSession(node: string) {
  const workbench = useWorkbench();
  const scheme = useComputedColorScheme('light');
  const [element] = useState(createHost);
  const session = useRef<Session>(null);
  const [standing, setStanding] = useState<Standing | null>(null);

  useEffect(() => {
    applyTheme(scheme);
  }, [scheme]);

  useEffect(() => {
    const opened = openSession(element, { workbench, node }, setStanding);
    session.current = opened;
    return () => {
      session.current = null;
      opened.close();
    };
  }, [workbench, node, element]);

  useArrivalAtError(node, session);
  return { element, session, standing };
}

// The editor comes and goes with its panel; a place that somebody was led to once is not gone to again.
const reached = new WeakSet<NonNullable<Desk['focus']>>();

/** Puts the cursor where the text cannot be read, for whoever was led here by what is told of it. */
function useArrivalAtError(node: string, session: RefObject<Session | null>): void {
  const focus = useDesk((desk) => desk.focus);
  useEffect(() => {
    if (focus?.node !== node || focus.field !== 'json' || reached.has(focus)) return undefined;
    // The element has its place in the page after this commit.
    const frame = requestAnimationFrame(() => {
      reached.add(focus);
      session.current?.goToError();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [focus, node, session]);
}

function createHost(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'code-editor';
  return element;
}
