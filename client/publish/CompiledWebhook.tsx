import { UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowRight,
  IconChevronRight,
  IconInfoCircle,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { HashOutcome, WireProblem } from '../../shared/ambra/wire.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import { useStepName } from '../draft/useStepName.ts';
import { useAnalysis, useNode, useSurroundings, useWorkbench } from '../draft/Workbench.tsx';
import { BodyText } from '../ui/BodyText.tsx';

export type Form = 'studyhook' | 'v3';

/** One webhook; its name folds it. What the platform cannot do leads to the node that asks for it. */
export function CompiledWebhook({
  name,
  webhook,
  wire,
  form,
}: {
  /** Within its rule. */
  readonly name: string;
  readonly webhook: Webhook;
  readonly wire: HashOutcome;
  readonly form: Form;
}) {
  const id = useId();
  const [isOpen, setOpen] = useState(true);
  const isRefused = form === 'v3' && wire.kind === 'not_portable';
  return (
    <article className="compiled-webhook" aria-label={name}>
      <UnstyledButton
        className="compiled-name"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <IconChevronRight size={17} aria-hidden />
        <span>{name}</span>
        <code>{webhook.event}</code>
        {isRefused && <span className="compiled-refused">only here</span>}
      </UnstyledButton>
      <div id={id} hidden={!isOpen} className="compiled-body">
        {isOpen && <Content webhook={webhook} wire={wire} form={form} />}
      </div>
    </article>
  );
}

function Content({
  webhook,
  wire,
  form,
}: {
  readonly webhook: Webhook;
  readonly wire: HashOutcome;
  readonly form: Form;
}) {
  const label = `JSON of ${webhook.name}`;
  if (form === 'studyhook')
    return (
      <>
        <Target connection={webhook.connection} />
        <BodyText text={JSON.stringify(webhook)} contentType="application/json" label={label} />
      </>
    );
  switch (wire.kind) {
    case 'hash':
      return (
        <>
          <Remarks remarks={wire.remarks} kind="remark" />
          <BodyText
            text={JSON.stringify(wire.hash)}
            contentType="application/json"
            label={`v3 ${label}`}
          />
        </>
      );
    case 'not_portable':
      return (
        <>
          <p className="compiled-about">It runs here, but Ambra cannot do this:</p>
          <Remarks remarks={wire.problems} kind="problem" />
        </>
      );
  }
}

/** Where the call goes from here; in the webhook stands the platform’s own name for its address. */
function Target({ connection }: { readonly connection: string }) {
  const known = useSurroundings(({ connections }) =>
    connections.find(({ id }) => id === connection),
  );
  if (!known) return null;
  return (
    <p className="compiled-target">
      Calls {known.name}: <code>{known.baseUrl}</code>
    </p>
  );
}

function Remarks({
  remarks,
  kind,
}: {
  readonly remarks: readonly WireProblem[];
  readonly kind: 'remark' | 'problem';
}) {
  if (remarks.length === 0) return null;
  return (
    <ul className="compiled-remarks">
      {remarks.map((remark) => (
        <Remark key={remark.code + remark.message} remark={remark} kind={kind} />
      ))}
    </ul>
  );
}

/** A webhook knows its action only; the list of problems knows the very node and field. */
function Remark({
  remark: { code, message, node: action },
  kind,
}: {
  readonly remark: WireProblem;
  readonly kind: 'remark' | 'problem';
}) {
  const { desk } = useWorkbench();
  const known = useAnalysis(({ problems }) =>
    problems.find((problem) => problem.code === code && problem.message === message),
  );
  const node = useNode(known?.node ?? action);
  const name = useStepName(node?.id);
  const Symbol = kind === 'problem' ? IconAlertTriangle : IconInfoCircle;
  return (
    <li>
      <UnstyledButton
        className="compiled-remark"
        data-kind={kind}
        onClick={() => {
          desk.goTo(node?.id ?? action, known?.field);
        }}
      >
        <Symbol size={17} aria-hidden />
        <span>
          {name !== null && <strong>{name}</strong>}
          {message}
        </span>
        <IconArrowRight size={16} aria-hidden />
      </UnstyledButton>
    </li>
  );
}
