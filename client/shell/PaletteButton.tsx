import { Kbd, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { whenIdle } from '../ui/idle.ts';
import { late } from '../ui/late.tsx';
import { takeTyped } from './typedAhead.ts';

const CommandPalette = late(async () => (await import('./CommandPalette.tsx')).CommandPalette, {
  told: 'over',
});

/** Opens the command palette, as Ctrl+K does everywhere but where code is written. */
export function PaletteButton() {
  // Counts the openings; the palette itself knows when it closes.
  const [asked, setAsked] = useState(0);
  const [query, setQuery] = useState('');
  const taking = useRef<() => void>(undefined);
  useEffect(() => whenIdle(CommandPalette.warm), []);
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey || isCode(event.target)) return;
      event.preventDefault();
      setAsked((count) => count + 1);
      // Before it has opened, the next letters would go to what is below it.
      taking.current?.();
      if (!hasKeyboard()) taking.current = takeTyped(hasKeyboard, setQuery);
    }
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, []);
  return (
    <>
      <UnstyledButton
        className="shell-search"
        aria-keyshortcuts="Control+K"
        aria-label={paletteName}
        onPointerEnter={CommandPalette.warm}
        onClick={() => {
          setAsked((count) => count + 1);
        }}
      >
        <IconSearch size={16} aria-hidden />
        <span>Search…</span>
        <Kbd size="xs">{isApple ? '⌘ K' : 'Ctrl K'}</Kbd>
      </UnstyledButton>
      {asked > 0 && <CommandPalette asked={asked} query={query} onQuery={setQuery} />}
    </>
  );
}

const paletteName = 'Search and commands';
const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

function hasKeyboard(): boolean {
  return document.activeElement?.closest(`[role=dialog][aria-label="${paletteName}"]`) != null;
}

/** There Ctrl+K begins the editor's own shortcuts. */
function isCode(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.monaco-editor') !== null;
}
