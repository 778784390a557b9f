import { IconCheck, IconX } from '@tabler/icons-react';
import type { MatchAnswer } from '../../shared/model/answers/journal.ts';
import type { Reason } from './verdict.ts';
import { upper } from './words.ts';

/** Why a call was owed or not, row by row; what decided is said to have. */
export function Reasons({ match }: { readonly match: MatchAnswer }) {
  return (
    <ul className="activity-reasons">
      {match.reasons.map((reason, at) => (
        <Row key={at} reason={reason} decided={reason.decisive && reason.holds === match.matches} />
      ))}
    </ul>
  );
}

function Row({ reason, decided }: { readonly reason: Reason; readonly decided: boolean }) {
  const { holds, text, field, blocks } = reason;
  const Icon = holds ? IconCheck : IconX;
  return (
    <li data-holds={holds} data-decided={decided && !holds}>
      <Icon size={18} stroke={2.4} aria-hidden />
      <span className="visually-hidden">{holds ? 'Holds: ' : 'Does not hold: '}</span>
      <span className="activity-reason-text">
        {upper(text)}
        {blocks && '. Such a condition cannot run here.'}
        {field !== undefined && <span className="activity-code activity-muted"> {field}</span>}
      </span>
      {decided && !holds && <span className="activity-decided">this decided</span>}
    </li>
  );
}
