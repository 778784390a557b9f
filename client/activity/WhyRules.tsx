import { Button, Select, Skeleton } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';
import { eventQuery, whyQuery } from '../api/journal.ts';
import { rulesQuery } from '../api/rules.ts';
import { Failed } from '../ui/PageState.tsx';
import { longList } from '../ui/longList.ts';
import { judgeRule, type RuleVerdict } from './verdict.ts';
import { WhyRule } from './WhyRule.tsx';

/** So many rules are asked at once; the others when they are wanted. */
const atOnce = 25;

/** Each rule with what it made of the event, the most telling first. The one in the address stands open. */
export function WhyRules({ eventKey }: { readonly eventKey: number }) {
  const rules = useQuery(rulesQuery);
  const [query, setQuery] = useSearchParams();
  const chosen = query.get('rule');
  const choose = (rule: string | null) => {
    setQuery(rule === null ? {} : { rule }, { replace: true });
  };
  if (rules.error && !rules.data)
    return <Failed error={rules.error} retry={() => void rules.refetch()} />;
  if (!rules.data) return <Skeleton height={180} />;
  if (rules.data.length === 0) return <p className="activity-muted">There are no rules yet.</p>;
  return (
    <>
      {rules.data.length > 3 && (
        <Select
          aria-label="Choose a rule"
          placeholder="Choose a rule that should have acted…"
          searchable
          clearable
          nothingFoundMessage="No rule has this name"
          {...longList}
          data={rules.data.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          maw={420}
          onChange={choose}
        />
      )}
      <Verdicts rules={rules.data} eventKey={eventKey} chosen={chosen} choose={choose} />
    </>
  );
}

interface Judged {
  readonly rule: RuleSummary;
  readonly verdict: RuleVerdict | null;
}

function Verdicts({
  rules,
  eventKey,
  chosen,
  choose,
}: {
  readonly rules: readonly RuleSummary[];
  readonly eventKey: number;
  readonly chosen: string | null;
  readonly choose: (rule: string | null) => void;
}) {
  const [count, setCount] = useState(atOnce);
  const [others, showOthers] = useState(false);
  // Whoever comes for one rule finds it first; what is opened later stays where it is.
  const [wanted] = useState(chosen);
  const followed = useQuery(eventQuery(eventKey)).data?.followed ?? [];
  const ledIn = (rule: string) => followed.filter((call) => call.rule === rule);
  const asked = rules.filter(({ id }, at) => at < count || id === chosen);
  const answers = useQueries({
    queries: asked.map(({ id, live }) => ({ ...whyQuery(eventKey, id), enabled: live !== null })),
  });
  if (answers.some(({ isPending, fetchStatus }) => isPending && fetchStatus !== 'idle'))
    return <Skeleton height={56 * Math.min(asked.length, 6)} radius="md" />;
  const judged = asked.map((rule, at): Judged => {
    const why = answers[at]?.data;
    return { rule, verdict: why ? judgeRule(why, ledIn(rule.id).length) : null };
  });
  const isTelling = ({ rule, verdict }: Judged) =>
    rule.id === chosen || verdict === null || verdict.kind !== 'other_event';
  const rankOf = (one: Judged) => (one.rule.id === wanted ? -1 : rank(one));
  const telling = judged.filter(isTelling).sort((one, other) => rankOf(one) - rankOf(other));
  const rest = judged.filter((one) => !isTelling(one));
  const shown = others || telling.length === 0 ? [...telling, ...rest] : telling;
  return (
    <>
      <ul className="activity-verdicts" aria-label="Rules and what they made of the event">
        {shown.map(({ rule, verdict }) => (
          <WhyRule
            key={rule.id}
            rule={rule}
            verdict={verdict}
            followed={ledIn(rule.id)}
            eventKey={eventKey}
            opened={rule.id === chosen}
            onToggle={() => {
              choose(rule.id === chosen ? null : rule.id);
            }}
          />
        ))}
      </ul>
      {telling.length > 0 && rest.length > 0 && (
        <Button
          variant="subtle"
          style={{ alignSelf: 'start' }}
          onClick={() => {
            showOthers(!others);
          }}
        >
          {others ? 'Hide rules for other events' : `Rules for other events (${rest.length})`}
        </Button>
      )}
      {count < rules.length && (
        <Button
          variant="subtle"
          style={{ alignSelf: 'start' }}
          onClick={() => {
            setCount(count + atOnce);
          }}
        >
          Ask {Math.min(atOnce, rules.length - count)} more rules
        </Button>
      )}
    </>
  );
}

const order = ['failed', 'again', 'acted', 'once', 'would', 'near', 'other_event'] as const;

function rank({ rule, verdict }: Judged): number {
  if (verdict === null) return order.length;
  return order.indexOf(verdict.kind) + (rule.enabled ? 0 : 0.5);
}
