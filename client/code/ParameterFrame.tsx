import { Button, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowsMaximize, IconBraces, IconEqual } from '@tabler/icons-react';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { KeyHints } from './KeyHints.tsx';
import type { Session, Standing } from './session.ts';

/** The editor with what can be done with the text above it, and what is wrong with it below. */
export function ParameterFrame({
  element,
  session,
  standing,
  isLarge,
  onLarge,
  problems,
}: {
  readonly element: HTMLElement;
  readonly session: RefObject<Session | null>;
  readonly standing: Standing;
  readonly isLarge: boolean;
  readonly onLarge: () => void;
  readonly problems: ReactNode;
}) {
  const { unfinished, tabLeaves, height } = standing;
  const isLeft = useCalm(unfinished !== null);
  return (
    <div className="code-parameters" data-large={isLarge}>
      <div className="code-frame" data-unfinished={unfinished !== null}>
        <div className="code-bar">
          <Status unfinished={unfinished} />
          <UnstyledButton className="code-tool" onClick={() => session.current?.format()}>
            <IconBraces size={15} aria-hidden />
            Format
          </UnstyledButton>
          {!isLarge && (
            <Tooltip label="Open large">
              <UnstyledButton className="code-tool" aria-label="Open large" onClick={onLarge}>
                <IconArrowsMaximize size={15} aria-hidden />
              </UnstyledButton>
            </Tooltip>
          )}
        </div>
        <Slot element={element} height={isLarge ? null : height} />
      </div>
      <div role="status">
        {unfinished && isLeft && <Unfinished unfinished={unfinished} session={session} />}
      </div>
      {/* They are about what was read last, which is not what stands above them any more. */}
      {!isLeft && problems}
      <KeyHints tabLeaves={tabLeaves} />
    </div>
  );
}

function Status({ unfinished }: Pick<Standing, 'unfinished'>) {
  return (
    <span className="code-status">
      {unfinished ? (
        <>
          <IconAlertTriangle size={15} aria-hidden />
          {`Not used yet: line ${unfinished.line}`}
        </>
      ) : (
        <>
          <IconEqual size={15} aria-hidden />
          Same as the form
        </>
      )}
    </span>
  );
}

/** Where the editor's own element stands at the moment. */
function Slot({
  element,
  height,
}: {
  readonly element: HTMLElement;
  readonly height: number | null;
}) {
  const slot = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    slot.current?.append(element);
  }, [element]);
  return <div ref={slot} className="code-host" {...(height !== null && { style: { height } })} />;
}

/** Said once somebody pauses: while a word is being typed, every text is unfinished. */
function Unfinished({
  unfinished,
  session,
}: {
  readonly unfinished: NonNullable<Standing['unfinished']>;
  readonly session: RefObject<Session | null>;
}) {
  return (
    <div className="code-unfinished">
      <p>
        <strong>{unfinished.message}</strong> {standingWords(unfinished.hasDrifted)}
        {unfinished.isBehind &&
          ' They have changed since: once your text is mended, it takes their place.'}
      </p>
      <Button size="compact-sm" variant="default" onClick={() => session.current?.goToError()}>
        Show me where
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          session.current?.discard();
          // The button goes with what it mended.
          session.current?.focus();
        }}
      >
        {unfinished.hasDrifted ? 'Back to before this edit' : 'Back to the rule’s parameters'}
      </Button>
    </div>
  );
}

/** What the rule has while the text is no parameters. */
function standingWords(hasDrifted: boolean): string {
  return hasDrifted
    ? 'Your text is kept. Until it can be read, the rule keeps what it read of it last, which is not what it had before this edit.'
    : 'Your text is kept; the rule goes on with its own parameters.';
}

const calmMs = 900;

/** Whether something has held for a moment; it stops at once. */
function useCalm(holds: boolean): boolean {
  // What was left unfinished is told as soon as it is opened again.
  const [since, setSince] = useState(holds);
  useEffect(() => {
    if (!holds) return undefined;
    const timer = setTimeout(() => {
      setSince(true);
    }, calmMs);
    return () => {
      clearTimeout(timer);
      setSince(false);
    };
  }, [holds]);
  return holds && since;
}
