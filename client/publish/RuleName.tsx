import { Tooltip } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useWorkbench } from '../draft/Workbench.tsx';
import { useRuleName } from './useRuleName.ts';

/** The name of the rule, changed where it stands. */
export function RuleName() {
  const { draft } = useWorkbench();
  const { name, shown, isTyping, type, leave, goBack } = useRuleName();
  const before = useRef(name);
  // The pointer may still rest on it, which is no offer to change it again.
  const [isDone, setDone] = useState(false);
  return (
    <>
      <h1 className="visually-hidden">{name}</h1>
      <Tooltip label={`${name}: click to rename`} disabled={isTyping} multiline maw={420}>
        <input
          className="publish-name"
          aria-label="Name of the rule"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          value={shown}
          data-done={isDone || undefined}
          onPointerLeave={() => {
            setDone(false);
          }}
          onFocus={() => {
            setDone(false);
            before.current = name;
          }}
          onChange={({ currentTarget: { value } }) => {
            type(value);
          }}
          onBlur={leave}
          onKeyDown={(event) => {
            const wanted = historyKey(event);
            if (wanted !== null) {
              event.preventDefault();
              goBack(wanted === 'redo');
              return;
            }
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            if (event.key === 'Escape' && name !== before.current) draft.rename(before.current);
            event.currentTarget.blur();
            document.getElementById('main')?.focus({ preventScroll: true });
            setDone(true);
          }}
        />
      </Tooltip>
    </>
  );
}

/** The browser's own undo takes letters back and leaves the draft's history with each of them. */
function historyKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo';
  return key === 'z' ? 'undo' : null;
}
