import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { Reason } from '../../shared/dispatch/match.ts';
import { reasonWords } from './reasonWords.ts';
import type { Step } from './tryOut.ts';

/** Row by row why a call is not made. */
export function Reasons({ step: { decision, behind } }: { readonly step: Step }) {
  const { match, webhook } = decision;
  const reasons = behind ? match.reasons.filter((reason) => !saysBehind(reason)) : match.reasons;
  return (
    <ul className="simulate-reasons">
      {reasons.map((reason) => {
        const { path, text, holds, decisive } = reason;
        return (
          <li key={path + text} data-decisive={decisive && !holds}>
            {holds ? (
              <IconCheck size={15} aria-label="holds" />
            ) : decisive ? (
              <IconX size={15} aria-label="does not hold" />
            ) : (
              <IconMinus size={15} aria-label="does not hold, and does not matter" />
            )}
            <span>{reasonWords(reason, webhook.when)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Behind which call it comes has been said by that call's name. */
function saysBehind({ path, field, holds }: Reason): boolean {
  return holds && (path === 'event' || field === 'webhook.uuid');
}
