import { Button } from '@mantine/core';
import { IconCheckbox, IconRepeat, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Story } from '../../shared/model/answers/journal.ts';
import { storyQuery } from '../api/journal.ts';
import { isGone } from '../api/request.ts';
import { Failed, Loading } from '../ui/PageState.tsx';
import './activity.css';
import './list.css';
import './listNarrow.css';
import { AttemptStep } from './AttemptStep.tsx';
import { DeliveryHeader } from './DeliveryHeader.tsx';
import { EventStep } from './EventStep.tsx';
import { OtherDeliveries } from './OtherDeliveries.tsx';
import { Reasons } from './Reasons.tsx';
import { Standing } from './Standing.tsx';
import { Step } from './Step.tsx';
import './story.css';
import './exchange.css';
import './reasons.css';
import { useRuleNames, type RuleNames } from './useRuleNames.ts';
import { ValuesStep } from './ValuesStep.tsx';
import { sentence } from './words.ts';

/** A delivery's whole story: the event, why it matched, the values, every try, what followed, and who ran it again. */
export function DeliveryPage({ id }: { readonly id: string }) {
  const story = useQuery(storyQuery(id));
  if (story.data && !isGone(story.error)) return <Told key={id} story={story.data} />;
  if (story.error) {
    return isGone(story.error) ? (
      <Failed
        whole
        title="There is no such delivery"
        error={new Error(goneText)}
        action={
          <Button component={Link} href="/activity">
            See the activity
          </Button>
        }
      />
    ) : (
      <Failed whole error={story.error} retry={() => void story.refetch()} />
    );
  }
  return <Loading label="Loading the delivery…" />;
}

const goneText =
  'Its link may be incomplete, or its time in the journal has run out. The activity page lists those there are.';

function Told({ story }: { readonly story: Story }) {
  const rules = useRuleNames();
  const { attempts, match, note } = story;
  return (
    <div className="activity-page activity-story">
      <DeliveryHeader story={story} rules={rules} />
      <Standing story={story} />
      {note !== null && <p className="activity-standing">{sentence(note)}</p>}
      <ol className="activity-steps">
        <LedBy story={story} rules={rules} />
        <EventStep story={story} />
        <Step
          icon={<IconCheckbox size={18} />}
          title={match.matches ? 'Why it matched' : 'It does not match any more'}
        >
          {!match.matches && (
            <p>It did when the event came in: the rule counted ages or names differently then.</p>
          )}
          <Reasons match={match} />
        </Step>
        <ValuesStep story={story} />
        {attempts.map((attempt, at) => (
          <AttemptStep key={attempt.number} attempt={attempt} open={at === attempts.length - 1} />
        ))}
        <Followed story={story} rules={rules} />
        <Repeated story={story} rules={rules} />
      </ol>
    </div>
  );
}

function LedBy({
  story: { ledBy },
  rules,
}: {
  readonly story: Story;
  readonly rules: RuleNames | undefined;
}) {
  if (ledBy === null) return null;
  return (
    <Step icon={<IconRoute size={18} />} title="What came before">
      <OtherDeliveries
        label="The delivery that led to this one"
        deliveries={[ledBy]}
        rules={rules}
      />
    </Step>
  );
}

function Followed({
  story: { led, delivery },
  rules,
}: {
  readonly story: Story;
  readonly rules: RuleNames | undefined;
}) {
  if (led.length === 0) return null;
  return (
    <Step
      icon={<IconRoute size={18} />}
      title="What followed"
      aside={
        <Button
          component={Link}
          variant="subtle"
          size="compact-sm"
          href={`/activity?rule=${delivery.rule}`}
        >
          All of this rule
        </Button>
      }
    >
      <OtherDeliveries label="Deliveries that followed" deliveries={led} rules={rules} />
    </Step>
  );
}

function Repeated({
  story: { repeatedBy },
  rules,
}: {
  readonly story: Story;
  readonly rules: RuleNames | undefined;
}) {
  if (repeatedBy.length === 0) return null;
  return (
    <Step icon={<IconRepeat size={18} />} title="Run again since">
      <OtherDeliveries
        label="Deliveries that repeat this one"
        deliveries={repeatedBy}
        rules={rules}
      />
    </Step>
  );
}
