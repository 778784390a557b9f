import { UnstyledButton } from '@mantine/core';
import {
  IconArrowRampRight,
  IconCircleCheck,
  IconCircleMinus,
  IconClock,
  IconCornerDownRight,
  IconUser,
} from '@tabler/icons-react';
import type { Flow } from '../../shared/authoring/flow.ts';
import { spanOf } from '../../shared/authoring/words.ts';
import { useStepName } from '../draft/useStepName.ts';
import { useDesk, useSurroundings, useWorkbench } from '../draft/Workbench.tsx';
import type { Answer } from './answer.ts';
import { Pretend } from './Pretend.tsx';
import { Reasons } from './Reasons.tsx';
import { Request } from './Request.tsx';
import './steps.css';
import type { Behind, Step } from './tryOut.ts';
import { Values } from './Values.tsx';

/** What one webhook would do: its request, or why there is none. */
export function StepCard({
  step,
  isAmbiguous,
  flow,
  answer,
  onAnswer,
}: {
  readonly step: Step;
  /** More than one step is about the same node: only the webhook's own name tells them apart. */
  readonly isAmbiguous: boolean;
  readonly flow: Flow;
  readonly answer: Answer;
  readonly onAnswer: (answer: Answer) => void;
}) {
  const { desk } = useWorkbench();
  const { decision, request, end, depth, behind } = step;
  const { webhook } = decision;
  const label = useStepName(webhook.origin.node) ?? '';
  const isChosen = useDesk(({ selected }) => selected.includes(webhook.origin.node));
  const name = isAmbiguous || label === '' ? webhook.name : label;
  return (
    <article
      className="simulate-step"
      data-called={request !== null}
      data-chained={depth > 0}
      data-step={webhook.origin.node}
      aria-current={isChosen || undefined}
      aria-label={name}
    >
      {behind && <Behind behind={behind} />}
      <div className="simulate-step-head">
        <UnstyledButton
          className="simulate-step-name"
          title="Show it on the drawing"
          onClick={() => {
            desk.reveal(webhook.origin.node);
          }}
        >
          {name}
        </UnstyledButton>
        <Verdict step={step} />
      </div>
      {decision.kind === 'owed' && (
        <>
          <Manner step={step} />
          <Values webhook={webhook} substitution={decision.substitution} />
          {decision.note !== undefined && <p className="simulate-muted">{decision.note}</p>}
          {request && <Request request={request} />}
          {request && end && <Pretend {...{ name, webhook, end, flow, answer, onAnswer }} />}
        </>
      )}
      {decision.kind === 'passed' && <Reasons step={step} />}
      {decision.kind === 'claimed' && (
        <p className="simulate-muted">It is called only once, and a step above has done so.</p>
      )}
    </article>
  );
}

function Behind({ behind: { node, ending } }: { readonly behind: Behind }) {
  const label = useStepName(node) ?? '';
  return (
    <p className="simulate-behind">
      <IconCornerDownRight size={15} aria-hidden />
      {ending === 'failed' ? `As “${label}” fails` : `After “${label}”`}
    </p>
  );
}

function Verdict({ step: { decision, request } }: { readonly step: Step }) {
  if (request) {
    return (
      <span className="simulate-verdict" data-verdict="called">
        <IconCircleCheck size={15} aria-hidden />
        Would be called
      </span>
    );
  }
  return (
    <span className="simulate-verdict" data-verdict={decision.kind === 'owed' ? 'stopped' : 'dark'}>
      <IconCircleMinus size={15} aria-hidden />
      {decision.kind === 'owed' ? 'Not sent' : 'Not called'}
    </span>
  );
}

/** Where to, as whom, and when. */
function Manner({ step: { decision } }: { readonly step: Step }) {
  const { webhook } = decision;
  const connection = useSurroundings(
    ({ connections }) => connections.find(({ id }) => id === webhook.connection)?.name,
  );
  const user = useSurroundings(
    ({ identities }) =>
      identities.find(({ userId }) => userId === webhook.sid_user_id)?.name ?? webhook.sid_user_id,
  );
  return (
    <p className="simulate-manner">
      {connection !== undefined && (
        <span>
          <IconArrowRampRight size={15} aria-hidden />
          {connection}
        </span>
      )}
      {user !== undefined && (
        <span>
          <IconUser size={15} aria-hidden />
          as {user}
        </span>
      )}
      {webhook.delay > 0 && (
        <span>
          <IconClock size={15} aria-hidden />
          {spanOf(webhook.delay)} later
        </span>
      )}
    </p>
  );
}
