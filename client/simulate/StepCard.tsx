import { SegmentedControl, UnstyledButton } from '@mantine/core';
import {
  IconArrowRampRight,
  IconCircleCheck,
  IconCircleMinus,
  IconClock,
  IconCornerDownRight,
  IconUser,
} from '@tabler/icons-react';
import { labelOf } from '../../shared/authoring/labels.ts';
import { spanOf } from '../../shared/authoring/words.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { useNode, useSurroundings, useWorkbench } from '../draft/Workbench.tsx';
import { Reasons } from './Reasons.tsx';
import { Request } from './Request.tsx';
import './steps.css';
import type { Behind, Ending, Step } from './tryOut.ts';
import { Values } from './Values.tsx';

/** What one webhook would do: its request, or why there is none. */
export function StepCard({
  step,
  isAmbiguous,
  onEnding,
}: {
  readonly step: Step;
  /** More than one step is about the same node: only the webhook's own name tells them apart. */
  readonly isAmbiguous: boolean;
  readonly onEnding: (ending: Ending) => void;
}) {
  const { desk } = useWorkbench();
  const { decision, request, ending, depth, behind } = step;
  const { webhook } = decision;
  const label = useLabel(webhook.origin.node);
  const name = isAmbiguous || label === '' ? webhook.name : label;
  return (
    <article
      className="simulate-step"
      data-called={request !== null}
      data-chained={depth > 0}
      aria-label={name}
    >
      {behind && <Behind behind={behind} />}
      <div className="simulate-step-head">
        <UnstyledButton
          className="simulate-step-name"
          title="Show it on the drawing"
          onClick={() => {
            desk.select([webhook.origin.node]);
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
          {request && ending && <Pretend name={name} ending={ending} onEnding={onEnding} />}
        </>
      )}
      {decision.kind === 'passed' && <Reasons match={decision.match} />}
    </article>
  );
}

function useLabel(id: string): string {
  const node = useNode(id);
  return node ? labelOf(node, ambra) : '';
}

function Behind({ behind: { node, ending } }: { readonly behind: Behind }) {
  const label = useLabel(node);
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
        Called
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

function Pretend({
  name,
  ending,
  onEnding,
}: {
  readonly name: string;
  readonly ending: Ending;
  readonly onEnding: (ending: Ending) => void;
}) {
  return (
    <div className="simulate-pretend">
      <span>Pretend that it</span>
      <SegmentedControl
        size="xs"
        aria-label={`How “${name}” is taken to end`}
        value={ending}
        onChange={(value) => {
          onEnding(value === 'failed' ? 'failed' : 'succeeded');
        }}
        data={[
          { value: 'succeeded', label: 'succeeds' },
          { value: 'failed', label: 'fails' },
        ]}
      />
    </div>
  );
}
