import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { alternatives } from '../../shared/dispatch/alternatives.ts';
import type { Reason } from '../../shared/dispatch/match.ts';
import type { Condition } from '../../shared/model/condition.ts';
import { reasonWords } from './reasonWords.ts';
import type { Step } from './tryOut.ts';

/** Row by row why a call is not made. */
export function Reasons({ step: { decision, behind } }: { readonly step: Step }) {
  const { match, webhook } = decision;
  const reasons = behind ? match.reasons.filter((reason) => !saysBehind(reason)) : match.reasons;
  const row = (reason: Reason) => (
    <Row key={reason.path + reason.text} reason={reason} when={webhook.when} />
  );
  return (
    <ul className="simulate-reasons">
      {alternatives(reasons).map(({ isChoice, reasons: together }) =>
        isChoice ? (
          <li key={`choice ${together[0]?.path ?? ''}`} className="simulate-choice">
            <p>One of these is enough:</p>
            <ul className="simulate-reasons">{together.map(row)}</ul>
          </li>
        ) : (
          together.map(row)
        ),
      )}
    </ul>
  );
}

function Row({ reason, when }: { readonly reason: Reason; readonly when: Condition }) {
  const { holds, decisive } = reason;
  return (
    <li className="simulate-reason" data-decisive={decisive && !holds}>
      {holds ? (
        <IconCheck size={15} aria-label="holds" />
      ) : decisive ? (
        <IconX size={15} aria-label="does not hold" />
      ) : (
        <IconMinus size={15} aria-label="does not hold, and does not matter" />
      )}
      <span>{reasonWords(reason, when)}</span>
    </li>
  );
}

/** Behind which call it comes has been said by that call's name. */
function saysBehind({ path, field, holds }: Reason): boolean {
  return holds && (path === 'event' || field === 'webhook.uuid');
}
