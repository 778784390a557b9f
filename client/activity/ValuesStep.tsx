import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconForms } from '@tabler/icons-react';
import { commandLabel } from '../../shared/authoring/labels.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Story } from '../../shared/model/answers/journal.ts';
import { callValues, commandOf, type CallValue } from './call.ts';
import { Step } from './Step.tsx';
import { useCallers, useCallNames } from './useCallNames.ts';
import { showValue } from './values.ts';
import { sentence } from './words.ts';

/** Which call, to where, as whom, and each of its values beside the field that it came from. */
export function ValuesStep({ story }: { readonly story: Story }) {
  const { webhook, substitution } = story;
  const values = callValues(story, ambra);
  const nameOf = useCallNames(webhook.connection, values);
  const callers = useCallers(webhook.connection, webhook.sid_user_id);
  const command = commandOf(webhook.url);
  return (
    <Step icon={<IconForms size={18} />} title="The call and its values">
      <p className="activity-call">
        <span>{command === null ? 'A call' : commandLabel(command, ambra)}</span>{' '}
        <code>
          {webhook.method} {command ?? webhook.url}
        </code>
        {callers.connection !== null && <> over {callers.connection}</>}
        {webhook.sid_user_id !== undefined && <>, as {callers.user ?? webhook.sid_user_id}</>}
      </p>
      {substitution.kind !== 'ready' && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />}>
          {sentence(substitution.why)} The call is not made without it, because an empty value could
          erase what is there. In the rule you can choose to leave the parameter out, or to send it
          empty.
        </Alert>
      )}
      {values.length === 0 ? (
        <p className="activity-muted">The call has no parameters.</p>
      ) : (
        <ul className="activity-parameters">
          {values.map((value) => (
            <Row key={value.name} value={value} name={nameOf(value)} />
          ))}
        </ul>
      )}
    </Step>
  );
}

function Row({ value, name }: { readonly value: CallValue; readonly name: string | null }) {
  const { parameter, field, fate } = value;
  const text = showValue(value.value);
  return (
    <li data-fate={fate}>
      <span className="activity-parameter-name">
        <strong>{parameter?.label ?? value.name}</strong>
        {parameter !== null && <span className="activity-code activity-muted">{value.name}</span>}
      </span>
      <span className="activity-parameter-value">
        {fate === 'missing' && <em>missing</em>}
        {fate === 'left_out' && <em>left out</em>}
        {(fate === 'sent' || fate === 'written') && (
          <>
            {name !== null && <strong>{name}</strong>}
            <span className={name === null ? undefined : 'activity-code activity-muted'}>
              {text === '' ? <i className="activity-muted">empty</i> : text}
            </span>
          </>
        )}
      </span>
      <span className="activity-parameter-field">
        {field === null ? (
          <span className="activity-muted">{fate === 'sent' ? 'set in the rule' : ''}</span>
        ) : (
          <>
            <IconArrowLeft size={15} aria-hidden />
            <span className="visually-hidden">from </span>
            <code>{field}</code>
          </>
        )}
      </span>
    </li>
  );
}
