import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';
import { complain, say } from '../ui/notify.ts';
import { useFlip } from './useFlip.ts';
import { callsThat } from './words.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** Switches a rule on; asks whether what is held goes out with it. */
export function SwitchOn({
  rule,
  held,
  opened,
  onClose,
}: {
  readonly rule: RuleSummary;
  readonly held: number;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const flip = useFlip();
  const [busy, setBusy] = useState<'release' | 'keep' | null>(null);

  async function confirm(release: boolean): Promise<void> {
    setBusy(release ? 'release' : 'keep');
    const { id, revision, name } = rule;
    const outcome = await flip({ id, revision, enabled: true, release });
    setBusy(null);
    onClose();
    switch (outcome.kind) {
      case 'done':
        say(
          release
            ? `“${name}” is on. ${callsThat(outcome.moved, 'goes', 'go')} out now.`
            : `“${name}” is on. What was held stays held.`,
        );
        return;
      case 'ask':
        return;
      case 'refused':
        complain(outcome.message, 'It could not be switched on');
    }
  }

  const them = held === 1 ? 'it' : 'them';
  return (
    <Dialog opened={opened} onClose={onClose} title="Switch this rule on?" size={620}>
      <Text>
        {callsThat(held, 'of', 'of')} “{rule.name}” {held === 1 ? 'is' : 'are'} held since it was
        switched off. Shall {held === 1 ? 'it' : 'they'} go out now?
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="subtle" color="gray" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button
          variant="default"
          loading={busy === 'keep'}
          disabled={busy === 'release'}
          onClick={() => void confirm(false)}
        >
          Switch on, keep {them} held
        </Button>
        <Button
          loading={busy === 'release'}
          disabled={busy === 'keep'}
          onClick={() => void confirm(true)}
        >
          Switch on and send {them}
        </Button>
      </Group>
    </Dialog>
  );
}
