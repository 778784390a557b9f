import { upperFirst } from '@mantine/hooks';
import { IconCheck, IconX } from '@tabler/icons-react';
import { alternatives } from '../../shared/dispatch/alternatives.ts';
import type { MatchAnswer } from '../../shared/model/answers/journal.ts';
import type { Reason } from './verdict.ts';

/** Why a call was owed or not, row by row; what decided is said to have. */
export function Reasons({ match }: { readonly match: MatchAnswer }) {
  // A reason that stands alone, such as that of a call which follows another, needs no telling from others.
  const isOneOfMany = match.reasons.length > 1;
  const hasDecided = ({ decisive, holds }: Reason): boolean =>
    isOneOfMany && !match.matches && decisive && !holds;
  const areSeveral = match.reasons.filter(hasDecided).length > 1;
  const row = (reason: Reason, at: number) => (
    <Row
      key={at}
      reason={reason}
      decided={hasDecided(reason) && (areSeveral ? 'enough by itself' : 'this decided')}
    />
  );
  return (
    <ul className="activity-reasons">
      {alternatives(match.reasons).map(({ isChoice, reasons }, at) =>
        isChoice ? (
          <li key={`choice ${at}`} className="activity-choice">
            <p>One of these is enough:</p>
            <ul className="activity-reasons">{reasons.map(row)}</ul>
          </li>
        ) : (
          reasons.map((reason) => row(reason, at))
        ),
      )}
    </ul>
  );
}

function Row({
  reason,
  decided,
}: {
  readonly reason: Reason;
  /** What is said of it where it kept the call from being owed. */
  readonly decided: string | false;
}) {
  const { holds, text, field, blocks } = reason;
  const Icon = holds ? IconCheck : IconX;
  return (
    <li className="activity-reason" data-holds={holds} data-decided={decided !== false}>
      <Icon size={18} stroke={2.4} aria-hidden />
      <span className="visually-hidden">{holds ? 'Holds: ' : 'Does not hold: '}</span>
      <span className="activity-reason-text">
        {upperFirst(text)}
        {blocks && '. Such a condition cannot run here.'}
        {field !== undefined && <span className="activity-code activity-muted"> {field}</span>}
      </span>
      {decided !== false && <span className="activity-decided">{decided}</span>}
    </li>
  );
}
