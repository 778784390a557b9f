import { Anchor } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'wouter';
import type { ReceivedCall } from '../../shared/model/hospital.ts';
import { Ago } from '../ui/Ago.tsx';
import { OutcomeIcon } from './OutcomeIcon.tsx';
import { answerOf, gistOf, parametersOf } from './received.ts';

/** One call: what it asked and how it was answered; its parameters when opened. */
export const ReceivedItem = memo(function ReceivedItem({
  call,
  label,
  names,
}: {
  readonly call: ReceivedCall;
  /** The command in words. */
  readonly label: string;
  readonly names: ReadonlyMap<string, string>;
}) {
  const answer = answerOf(call);
  const gist = gistOf(call, names);
  return (
    <li className="demo-call">
      <details>
        <summary>
          <IconChevronRight size={16} className="demo-call-chevron" aria-hidden />
          <span className="demo-call-words">
            <span className="demo-call-title">
              {label}
              <span className="demo-call-answer" data-tone={answer.tone}>
                <OutcomeIcon tone={answer.tone} />
                {answer.text}
              </span>
            </span>
            {gist !== '' && <span className="demo-call-gist">{gist}</span>}
            <span className="demo-call-facts">
              <code>
                {call.method} {call.path}
              </code>
              <Ago at={call.at} />
            </span>
          </span>
        </summary>
        <Parameters call={call} names={names} />
        {call.webhookId !== null && (
          <Anchor
            component={Link}
            href={`/activity/deliveries/${call.webhookId}`}
            className="demo-call-link"
          >
            Why this call was made
          </Anchor>
        )}
      </details>
    </li>
  );
});

function Parameters({
  call,
  names,
}: {
  readonly call: ReceivedCall;
  readonly names: ReadonlyMap<string, string>;
}) {
  const parameters = parametersOf(call, names);
  if (parameters.length === 0) return <p className="demo-call-none">No parameters</p>;
  return (
    <table className="demo-call-table">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, value, meaning }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {meaning !== null && <span className="demo-call-meaning">{meaning}</span>}
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
