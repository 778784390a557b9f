import { Link } from 'wouter';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';
import type { Intent } from './intent.ts';
import { RuleBadges } from './RuleBadges.tsx';
import { RuleCounts } from './RuleCounts.tsx';
import { RuleMenu } from './RuleMenu.tsx';
import { RuleSwitch } from './RuleSwitch.tsx';
import { SentenceText } from './SentenceText.tsx';
import { useComingBack } from './visited.ts';

/** One rule: clicking anywhere but on a control opens it. */
export function RuleRow({
  rule,
  onIntent,
}: {
  readonly rule: RuleSummary;
  readonly onIntent: (intent: Intent) => void;
}) {
  const [row, isBack] = useComingBack(rule.id);
  return (
    <li ref={row} className="rules-row" data-back={isBack || undefined}>
      <div className="rules-row-text">
        <div className="rules-row-head">
          <h2 className="rules-name">
            <Link href={`/rules/${rule.id}`}>{rule.name}</Link>
          </h2>
          <RuleBadges rule={rule} />
        </div>
        <SentenceText text={rule.sentence} />
      </div>
      <RuleCounts rule={rule} />
      <div className="rules-row-tools">
        <RuleSwitch rule={rule} onIntent={onIntent} />
        <RuleMenu rule={rule} onIntent={onIntent} />
      </div>
    </li>
  );
}
