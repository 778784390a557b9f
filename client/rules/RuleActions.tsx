import { useState } from 'react';
import { DeleteRule } from './DeleteRule.tsx';
import type { Intent } from './intent.ts';
import { RenameRule } from './RenameRule.tsx';
import { SwitchOff } from './SwitchOff.tsx';
import { SwitchOn } from './SwitchOn.tsx';

/** Asks what has to be asked. A dialog that closes keeps its content until it is gone. */
export function RuleActions({
  intent,
  onClose,
}: {
  readonly intent: Intent | null;
  readonly onClose: () => void;
}) {
  const [{ last, turn }, setLast] = useState<{ last: Intent | null; turn: number }>({
    last: intent,
    turn: 0,
  });
  if (intent && intent !== last) setLast({ last: intent, turn: turn + 1 });
  if (!last) return null;
  const dialog = { opened: intent !== null, onClose };
  switch (last.kind) {
    case 'rename':
      return <RenameRule key={turn} rule={last.rule} {...dialog} />;
    case 'delete':
      return <DeleteRule key={turn} rule={last.rule} {...dialog} />;
    case 'switch_off':
      return <SwitchOff key={turn} rule={last.rule} waiting={last.waiting} {...dialog} />;
    case 'switch_on':
      return <SwitchOn key={turn} rule={last.rule} held={last.held} {...dialog} />;
  }
}
