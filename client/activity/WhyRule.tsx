import { upperFirst } from '@mantine/hooks';
import { Anchor, Skeleton, UnstyledButton } from '@mantine/core';
import {
  IconChevronRight,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconInfoCircle,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'wouter';
import type { DeliverySummary } from '../../shared/model/answers/journal.ts';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';
import { whyQuery } from '../api/journal.ts';
import { exactTime } from '../ui/time.ts';
import { Reasons } from './Reasons.tsx';
import { StateBadge } from './StateBadge.tsx';
import type { Decision, RuleVerdict } from './verdict.ts';
import { useCallTitle, type Called } from './useCallTitle.ts';
import { useRuleNames } from './useRuleNames.ts';
import { inOwnTime, sentence } from './words.ts';

const words = {
  acted: { title: 'Acted', icon: IconCircleCheck, tone: 'good' },
  failed: { title: 'Failed', icon: IconCircleX, tone: 'bad' },
  again: { title: 'Acted', icon: IconClock, tone: 'plain' },
  once: { title: 'Did not act again', icon: IconPlayerSkipForward, tone: 'plain' },
  would: { title: 'Did not act', icon: IconCircleMinus, tone: 'plain' },
  near: { title: 'Did not act', icon: IconCircleMinus, tone: 'plain' },
  other_event: { title: 'Not its event', icon: IconPlayerSkipForward, tone: 'plain' },
} as const;

/** A rule and its verdict on the event; opened, the reasons row by row. */
export function WhyRule({
  rule,
  verdict,
  followed,
  eventKey,
  opened,
  onToggle,
}: {
  readonly rule: RuleSummary;
  /** Null of a rule that has never run, or whose answer could not be had. */
  readonly verdict: RuleVerdict | null;
  /** The rule's calls that the end of another call led to. */
  readonly followed: readonly DeliverySummary[];
  readonly eventKey: number;
  readonly opened: boolean;
  readonly onToggle: () => void;
}) {
  const id = useId();
  const { title, icon: Icon, tone } = verdict ? words[verdict.kind] : notRun;
  const text = verdict?.text ?? (rule.live === null ? 'it was never published' : 'no answer came');
  return (
    <li className="activity-verdict" data-tone={tone}>
      <UnstyledButton
        className="activity-verdict-head"
        aria-expanded={opened}
        aria-controls={id}
        onClick={onToggle}
      >
        <IconChevronRight size={17} className="activity-verdict-chevron" aria-hidden />
        <span className="activity-verdict-name">{rule.name}</span>
        <span className="activity-verdict-word">
          <Icon size={17} aria-hidden />
          {title}
        </span>
        <span className="activity-verdict-why">{upperFirst(text)}</span>
      </UnstyledButton>
      <div id={id} hidden={!opened} className="activity-verdict-body">
        {opened && <Explained rule={rule} followed={followed} eventKey={eventKey} />}
      </div>
    </li>
  );
}

const notRun = { title: 'Does not run', icon: IconPlayerSkipForward, tone: 'plain' } as const;

function Explained({
  rule,
  followed,
  eventKey,
}: {
  readonly rule: RuleSummary;
  readonly followed: readonly DeliverySummary[];
  readonly eventKey: number;
}) {
  const why = useQuery({ ...whyQuery(eventKey, rule.id), enabled: rule.live !== null });
  const open = (
    <Anchor component={Link} href={`/rules/${rule.id}`}>
      Open the rule
    </Anchor>
  );
  if (rule.live === null)
    return <p>A rule acts from its first publishing on. Publish it to let it run. {open}</p>;
  if (why.error && !why.data) return <p>{why.error.message}</p>;
  if (!why.data) return <Skeleton height={90} />;
  const { remarks, decisions, version } = why.data;
  return (
    <>
      {remarks.map((remark) => (
        <p key={remark} className="activity-remark">
          <IconInfoCircle size={18} aria-hidden /> <span>{inOwnTime(remark, exactTime)}</span>
        </p>
      ))}
      {decisions.map((decision) => (
        <Explanation
          key={decision.webhook}
          decision={decision}
          followed={followed.filter(({ webhook }) => webhook === decision.webhook)}
          called={{
            webhook: decision.webhook,
            webhookName: decision.name,
            rule: rule.id,
            version: version ?? rule.live ?? 0,
          }}
        />
      ))}
      {decisions.length === 0 && <p>The version that runs has no action that could be called.</p>}
      <p>{open}</p>
    </>
  );
}

function Explanation({
  decision,
  followed,
  called,
}: {
  readonly decision: Decision;
  readonly followed: readonly DeliverySummary[];
  readonly called: Called;
}) {
  const { call } = useCallTitle(called, useRuleNames());
  const { kind, match, note, substitution, deliveries, dueAt } = decision;
  return (
    <section className="activity-decision" aria-label={call}>
      <h3>{call}</h3>
      {deliveries.map((call) => (
        <Led key={call.id} call={call} words="The call that it led to" />
      ))}
      {followed.map((call) => (
        <Led key={call.id} call={call} words="The call that followed another one" />
      ))}
      {kind === 'claimed' && (
        <p>Everything fits, but this call is made only once, and another delivery has its claim.</p>
      )}
      {kind === 'owed' && deliveries.length === 0 && dueAt !== undefined && (
        <p>Everything fits: this version would have called at {exactTime(dueAt)}.</p>
      )}
      {note !== undefined && <p className="activity-muted">{sentence(note)}</p>}
      {substitution && substitution.kind !== 'ready' && (
        <p className="activity-decision-lack">{sentence(substitution.why)}</p>
      )}
      {/* What follows a call does not go by the event. */}
      {followed.length === 0 && <Reasons match={match} />}
    </section>
  );
}

function Led({ call: { id, state }, words }: { call: DeliverySummary; words: string }) {
  return (
    <p className="activity-decision-led">
      <StateBadge state={state} />
      <Anchor component={Link} href={`/activity/deliveries/${id}`}>
        {words}
      </Anchor>
    </p>
  );
}
