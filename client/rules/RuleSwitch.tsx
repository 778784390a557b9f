import { Switch, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';
import { complain } from '../ui/notify.ts';
import type { Intent } from './intent.ts';
import { useFlip } from './useFlip.ts';

/** On and off at once; where deliveries are open, it asks first. */
export function RuleSwitch({
  rule,
  onIntent,
}: {
  readonly rule: RuleSummary;
  readonly onIntent: (intent: Intent) => void;
}) {
  const flip = useFlip();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const { id, revision, name, live, enabled, open } = rule;

  async function change(on: boolean): Promise<void> {
    const held = open.held ?? 0;
    if (on && held > 0) {
      onIntent({ kind: 'switch_on', rule, held });
      return;
    }
    const waiting = (open.waiting ?? 0) + (open.sending ?? 0);
    if (!on && waiting > 0) {
      onIntent({ kind: 'switch_off', rule, waiting });
      return;
    }
    setWanted(on);
    const outcome = await flip({ id, revision, enabled: on });
    setWanted(null);
    switch (outcome.kind) {
      case 'done':
        return;
      case 'ask':
        onIntent({ kind: 'switch_off', rule, waiting: outcome.waiting });
        return;
      case 'refused':
        complain(outcome.message, `${name} could not be switched ${on ? 'on' : 'off'}`);
    }
  }

  const isPublished = live !== null;
  return (
    <Tooltip label="Publish the rule to switch it on" disabled={isPublished}>
      <Switch
        aria-label={`${name} is on`}
        checked={wanted ?? (enabled && isPublished)}
        disabled={!isPublished}
        onChange={({ currentTarget }) => {
          if (wanted === null) void change(currentTarget.checked);
        }}
      />
    </Tooltip>
  );
}
