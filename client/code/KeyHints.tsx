import { Kbd } from '@mantine/core';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The keys of the editor that nobody guesses; above all how Tab leaves it. */
export function KeyHints({ tabLeaves }: { readonly tabLeaves: boolean }) {
  return (
    <p className="code-hints">
      <Hint keys={isMac ? '⌃Space' : 'Ctrl+Space'}>suggests</Hint>
      <Hint keys={isMac ? '⌘.' : 'Ctrl+.'}>mends</Hint>
      <Hint keys={isMac ? '⌃⇧M' : 'Ctrl+M'}>
        {tabLeaves ? 'Tab leaves the editor; press again to indent' : 'lets Tab leave the editor'}
      </Hint>
    </p>
  );
}

function Hint({ keys, children }: { readonly keys: string; readonly children: string }) {
  return (
    <span>
      <Kbd size="xs">{keys}</Kbd> {children}
    </span>
  );
}
