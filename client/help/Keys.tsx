import { IconKeyboard } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useCommands } from '../ui/commands.ts';
import { late } from '../ui/late.tsx';

const KeysDialog = late(async () => (await import('./KeysDialog.tsx')).KeysDialog, {
  told: 'over',
});

/** Shows the keys when somebody asks with `?` or by the command palette. */
export function Keys() {
  const [shown, show] = useState<boolean | null>(null);
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isWriting(event.target)) return;
      event.preventDefault();
      show(true);
    };
    window.addEventListener('keydown', down);
    return () => {
      window.removeEventListener('keydown', down);
    };
  }, []);
  const commands = useMemo(
    () => [
      {
        id: 'keys',
        label: 'Keys',
        hint: 'What can be done without a mouse',
        icon: <IconKeyboard size={18} aria-hidden />,
        keywords: ['keyboard', 'shortcuts', 'help', 'hotkeys'],
        run: () => {
          show(true);
        },
      },
    ],
    [],
  );
  useCommands('Help', commands);
  if (shown === null) return null;
  return (
    <KeysDialog
      opened={shown}
      onClose={() => {
        show(false);
      }}
    />
  );
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [role="textbox"], .monaco-editor') !== null
  );
}
