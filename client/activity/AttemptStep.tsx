import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconCircleCheck, IconCircleX, IconClock } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Attempt } from '../../shared/model/delivery.ts';
import { exactTime } from '../ui/time.ts';
import { AnswerView, RequestView } from './Exchange.tsx';
import { Step } from './Step.tsx';
import { sayAttempt, sayDuration } from './words.ts';

const icons = { good: IconCircleCheck, bad: IconCircleX, wait: IconClock };

/** One try: what came of it in words, and below, to open, what was sent and answered. */
export function AttemptStep({
  attempt,
  open,
}: {
  readonly attempt: Attempt;
  readonly open: boolean;
}) {
  const [opened, setOpened] = useState(open);
  const id = useId();
  const { number, byHand, startedAt, request, answer } = attempt;
  const said = sayAttempt(attempt);
  const Icon = icons[said.tone];
  return (
    <Step
      icon={<Icon size={18} />}
      tone={said.tone}
      title={`Try ${number}${byHand ? ', sent by hand' : ''}: ${said.title}`}
      aside={
        <>
          <time dateTime={startedAt}>{exactTime(startedAt)}</time>
          {durationOf(attempt)}
        </>
      }
    >
      {said.text !== '' && <p>{said.text}</p>}
      {(request !== null || answer?.kind === 'answered') && (
        <>
          <UnstyledButton
            className="activity-disclose"
            aria-expanded={opened}
            aria-controls={id}
            onClick={() => {
              setOpened(!opened);
            }}
          >
            <IconChevronDown size={17} aria-hidden />
            {opened ? 'Hide what was sent and answered' : 'Show what was sent and answered'}
          </UnstyledButton>
          <div id={id} hidden={!opened} className="activity-exchange">
            {opened && (
              <>
                <RequestView request={request} number={number} />
                <AnswerView answer={answer} number={number} />
              </>
            )}
          </div>
        </>
      )}
    </Step>
  );
}

function durationOf({ answer, startedAt, endedAt }: Attempt): string {
  if (answer?.kind === 'answered' || answer?.kind === 'no_answer')
    return ` · took ${sayDuration(answer.milliseconds)}`;
  if (answer !== null || endedAt === null) return '';
  return ` · took ${sayDuration(Date.parse(endedAt) - Date.parse(startedAt))}`;
}
