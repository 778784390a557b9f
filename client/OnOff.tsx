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
  if (rule.live === null) return null;
  return (
    <div className="editor-on">
      <span aria-hidden>{rule.enabled ? 'On' : 'Off'}</span>
      <RuleSwitch rule={rule} onIntent={onIntent} />
    </div>
  );
}
