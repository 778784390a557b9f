import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { Match } from '../../shared/dispatch/match.ts';

/** Row by row why a call is not made. */
export function Reasons({ match }: { readonly match: Match }) {
  return (
    <ul className="simulate-reasons">
      {match.reasons.map(({ path, text, holds, decisive }) => (
        <li key={path + text} data-decisive={decisive && !holds}>
          {holds ? (
            <IconCheck size={15} aria-label="holds" />
          ) : decisive ? (
            <IconX size={15} aria-label="does not hold" />
          ) : (
            <IconMinus size={15} aria-label="does not hold, and does not matter" />
          )}
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
