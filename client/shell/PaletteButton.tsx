import { Kbd, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { late } from '../ui/late.tsx';

const CommandPalette = late(async () => (await import('./CommandPalette.tsx')).CommandPalette, {
  told: 'over',
});

/** Opens the command palette, as Ctrl+K does everywhere but where code is written. */
export function PaletteButton() {
  // Counts the openings; the palette itself knows when it closes.
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey || isCode(event.target)) return;
      event.preventDefault();
      setAsked((count) => count + 1);
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
        aria-label="Search and commands"
        onPointerEnter={CommandPalette.warm}
        onClick={() => {
          setAsked((count) => count + 1);
        }}
      >
        <IconSearch size={16} aria-hidden />
        <span>Search…</span>
        <Kbd size="xs">{isApple ? '⌘ K' : 'Ctrl K'}</Kbd>
      </UnstyledButton>
      {asked > 0 && <CommandPalette asked={asked} />}
    </>
  );
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** There Ctrl+K begins the editor's own shortcuts. */
function isCode(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.monaco-editor') !== null;
}
