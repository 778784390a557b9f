import { Anchor, Title } from '@mantine/core';
import { IconArrowLeft, IconRepeat } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Story } from '../../shared/model/answers/journal.ts';
import { Ago } from '../ui/Ago.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { DeliveryActions } from './DeliveryActions.tsx';
import { cameFrom, lastList } from './lastList.ts';
import { StateBadge } from './StateBadge.tsx';
import { useCallTitle } from './useCallTitle.ts';
import type { RuleNames } from './useRuleNames.ts';
import { sayTries } from './words.ts';

/** Which call, how it stands, whose it is, and what one can do about it. */
export function DeliveryHeader({
  story,
  rules,
}: {
  readonly story: Story;
  readonly rules: RuleNames | undefined;
}) {
  const { delivery } = story;
  const { state, rule, version, createdAt, attempts, replayOf } = delivery;
  const event = `/activity/events/${delivery.eventKey}`;
  const isFromEvent = cameFrom(event);
  const name = useCallTitle(delivery, rules);
  const isGone = rules != null && !rules.has(rule);
  return (
    <header className="activity-story-header">
      <Anchor
        component={Link}
        href={isFromEvent ? event : lastList('/activity')}
        className="activity-back"
      >
        <IconArrowLeft size={16} aria-hidden /> {isFromEvent ? 'The event' : 'Activity'}
      </Anchor>
      <div className="activity-story-title">
        <Title order={1} size="h2">
          {name.call}
        </Title>
        <StateBadge state={state} large />
      </div>
      <div className="activity-story-facts">
        <span>
          Rule{' '}
          {isGone ? (
            `${name.rule} (deleted)`
          ) : (
            <Anchor component={Link} href={`/rules/${rule}`}>
              {name.rule}
            </Anchor>
          )}
          , version {version}
        </span>
        <span>
          <Ago at={createdAt} />
        </span>
        <span>{sayTries(attempts)}</span>
        {replayOf !== null && (
          <span>
            <IconRepeat size={15} aria-hidden /> Run again of{' '}
            <Anchor component={Link} href={`/activity/deliveries/${replayOf}`}>
              an earlier delivery
            </Anchor>
          </span>
        )}
      </div>
      <div className="activity-story-actions">
        <DeliveryActions story={story} />
        <CopyButton text={location.href} label="Copy link" />
      </div>
    </header>
  );
}
