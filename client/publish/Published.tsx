import { Anchor, CloseButton } from '@mantine/core';
import { IconCircleCheckFilled, IconInfoCircleFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Published as Answer } from '../../shared/model/answers/rules.ts';
import { statusQuery } from '../api/journal.ts';
import './published.css';
import { remarksFor } from './remarks.ts';

/** What came of publishing, and what to do next. */
export function Published({
  answer: { rule, unchanged, remarks },
  onClose,
}: {
  readonly answer: Answer;
  readonly onClose: () => void;
}) {
  const isDemo = useQuery(statusQuery).data?.demo != null;
  const Symbol = unchanged ? IconInfoCircleFilled : IconCircleCheckFilled;
  return (
    <div className="publish-done" data-unchanged={unchanged || undefined}>
      <Symbol size={24} aria-hidden className="publish-done-icon" />
      <div>
        <p className="publish-done-title">{titleOf(rule, unchanged)}</p>
        <p>
          {toldOf(rule, unchanged)}
          {isDemo &&
            rule.enabled &&
            ' Send a test study from the demo bar above and watch what it does.'}
        </p>
        {remarksFor(remarks).map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
        {rule.enabled && (
          <Anchor component={Link} href={`/activity?rule=${rule.id}`} fz="sm" fw={600}>
            Watch it in Activity
          </Anchor>
        )}
      </div>
      <CloseButton aria-label="Close" onClick={onClose} />
    </div>
  );
}

/** The outcome in one line. */
export function titleOf({ live, enabled }: Standing, unchanged: boolean): string {
  if (!enabled) return `Version ${live ?? ''} is published, and off`;
  if (unchanged) return `Nothing changed: version ${live ?? ''} is already live`;
  return `Version ${live ?? ''} is live`;
}

type Standing = Pick<Answer['rule'], 'live' | 'enabled'>;

function toldOf({ enabled, live, versions }: Answer['rule'], unchanged: boolean): string {
  if (unchanged && enabled) return 'The draft says the same, so it goes on as it is.';
  const sameAs = versions.find(({ number }) => number === live)?.sameAs ?? null;
  const back = sameAs === null ? '' : `It is version ${sameAs} again. `;
  return back + (enabled ? acts : 'It makes no call until the rule is switched on.');
}

const acts = 'It acts on every event that fits from now on.';
