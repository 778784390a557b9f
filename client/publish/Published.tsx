import { Anchor, CloseButton } from '@mantine/core';
import { IconCircleCheckFilled, IconInfoCircleFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type RefObject } from 'react';
import { Link } from 'wouter';
import type { Published as Answer } from '../../shared/model/answers/rules.ts';
import { statusQuery } from '../api/journal.ts';
import { isGone } from '../api/request.ts';
import { ruleQuery } from '../api/rules.ts';
import './published.css';
import { remarksFor } from './remarks.ts';

/** Long enough to be read twice. */
const shownMs = 20_000;

/** What came of publishing, and what to do next; goes away once it has been there, is not true any more, or is in the way. */
export function Published({
  answer: { rule, unchanged, remarks },
  onClose,
}: {
  readonly answer: Answer;
  readonly onClose: () => void;
}) {
  const isDemo = useQuery(statusQuery).data?.demo != null;
  const bubble = useRef<HTMLDivElement>(null);
  useTrueOnly(rule, onClose);
  useGoingAway(bubble, onClose);
  const Symbol = unchanged ? IconInfoCircleFilled : IconCircleCheckFilled;
  return (
    <div ref={bubble} className="publish-done" data-unchanged={unchanged || undefined}>
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

/** Closes what is told of a rule once another version of it runs, it is switched on or off, or it is gone. */
function useTrueOnly(told: Answer['rule'], onClose: () => void): void {
  const { data: now, error } = useQuery(ruleQuery(told.id));
  const isTrue = now?.live === told.live && now.enabled === told.enabled && !isGone(error);
  useEffect(() => {
    if (!isTrue) onClose();
  });
}

/** Closes it after a while, unless the pointer or the focus is within it, and at once when a dialog takes the focus. */
function useGoingAway(bubble: RefObject<HTMLDivElement | null>, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const box = bubble.current?.closest('[role=group]');
    if (!box) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!box.matches(':hover, :focus-within')) close.current();
      }, shownMs);
    };
    const look = ({ target }: FocusEvent): void => {
      if (target instanceof Element && target.closest('[role=dialog]')) close.current();
    };
    wait();
    box.addEventListener('pointerleave', wait);
    box.addEventListener('focusout', wait);
    document.addEventListener('focusin', look);
    return () => {
      clearTimeout(timer);
      box.removeEventListener('pointerleave', wait);
      box.removeEventListener('focusout', wait);
      document.removeEventListener('focusin', look);
    };
  }, [bubble]);
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
