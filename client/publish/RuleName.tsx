import { Tooltip } from '@mantine/core';
import { useRef, useState } from 'react';
import { useDraft, useWorkbench } from '../draft/Workbench.tsx';

/** The name of the rule, changed where it stands. */
export function RuleName() {
  const { draft } = useWorkbench();
  const name = useDraft(({ document }) => document.name);
  const before = useRef(name);
  // A rule has a name: an empty field is only on the way to one.
  const [typed, setTyped] = useState<string | null>(null);
  // The pointer may still rest on it, which is no offer to change it again.
  const [isDone, setDone] = useState(false);
  // Undo and other tabs change the name under the cursor as well.
  const isOnTheWay = typed !== null && (typed.trim() === '' || typed.trim() === name);
  const shown = isOnTheWay ? typed : name;
  return (
    <>
      <h1 className="visually-hidden">{name}</h1>
      <Tooltip label={`${name}: click to rename`} disabled={typed !== null} multiline maw={420}>
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
            setTyped(value);
            if (value.trim() !== '') draft.rename(value.trim());
          }}
          onBlur={() => {
            setTyped(null);
            draft.endGesture();
          }}
          onKeyDown={(event) => {
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
