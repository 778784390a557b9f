import { Tooltip } from '@mantine/core';
import { Link } from 'wouter';
import type { RuleSummary } from '../shared/model/answers/rules.ts';
import type { Intent } from './rules/intent.ts';
import { RuleSwitch } from './rules/RuleSwitch.tsx';

/** The switch of the rule that is being edited; there is nothing to switch before it is published. */
export function OnOff({
  rule,
  onIntent,
}: {
  readonly rule: RuleSummary;
  readonly onIntent: (intent: Intent) => void;
}) {
  const held = rule.open.held ?? 0;
  if (rule.live === null) return null;
  return (
    <div className="editor-on">
      {held > 0 && (
        <Tooltip label="Calls that wait to be released. See them in Activity">
          <Link className="editor-held" href={`/activity?rule=${rule.id}&state=held`}>
            {held} held
          </Link>
        </Tooltip>
      )}
      <span aria-hidden>{rule.enabled ? 'On' : 'Off'}</span>
      <RuleSwitch rule={rule} onIntent={onIntent} />
    </div>
  );
}
