import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';
import { complain, say } from '../ui/notify.ts';
import { useFlip } from './useFlip.ts';
import { callsThat } from './words.ts';
import { Dialog } from '../ui/Dialog.tsx';

type Choice = 'hold' | 'send' | 'cancel';

/** What can become of so many calls. */
function choicesFor(calls: number) {
  const [them, they, wait, are] =
    calls === 1 ? ['it', 'It', 'waits', 'is'] : ['them', 'They', 'wait', 'are'];
  return [
    {
      value: 'hold',
      label: `Hold ${them}`,
      description: `${they} ${wait} until you release ${them} or switch the rule on again.`,
    },
    { value: 'send', label: `Let ${them} go out`, description: `${they} ${are} made as planned.` },
    { value: 'cancel', label: `Call ${them} off`, description: `${they} ${are} never made.` },
  ] as const;
}

/** Asks what shall become of the deliveries that wait, then switches the rule off. */
export function SwitchOff({
  rule,
  waiting,
  opened,
  onClose,
}: {
  readonly rule: RuleSummary;
  readonly waiting: number;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const flip = useFlip();
  const choices = choicesFor(waiting);
  const [choice, setChoice] = useState<Choice>('hold');
  const [isBusy, setBusy] = useState(false);

  async function confirm(): Promise<void> {
    setBusy(true);
    const { id, revision, name } = rule;
    const outcome = await flip({ id, revision, enabled: false, waiting: choice });
    setBusy(false);
    onClose();
    if (outcome.kind === 'done') say(`“${name}” is off. ${told(choice, outcome.moved)}`);
    else if (outcome.kind === 'refused') complain(outcome.message, 'It could not be switched off');
  }

  return (
    <Dialog opened={opened} onClose={onClose} title="Switch this rule off?">
      <Text mb="md">
        From now on “{rule.name}” acts on nothing.{' '}
        {callsThat(waiting, 'of it has not come to its end', 'of it have not come to their end')}:
        what shall become of {waiting === 1 ? 'it' : 'them'}?
      </Text>
      <Radio.Group
        aria-label="What waits"
        value={choice}
        onChange={(value) => {
          setChoice(choices.find((one) => one.value === value)?.value ?? 'hold');
        }}
      >
        <Stack gap="sm">
          {choices.map((one) => (
            <Radio key={one.value} {...one} />
          ))}
        </Stack>
      </Radio.Group>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Leave it on
        </Button>
        <Button loading={isBusy} onClick={() => void confirm()}>
          Switch off
        </Button>
      </Group>
    </Dialog>
  );
}

function told(choice: Choice, moved: number): string {
  switch (choice) {
    case 'hold':
      return `${callsThat(moved, 'is', 'are')} held.`;
    case 'cancel':
      return `${callsThat(moved, 'was', 'were')} called off.`;
    case 'send':
      return 'What waits goes out as planned.';
  }
}
