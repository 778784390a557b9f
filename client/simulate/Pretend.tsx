import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import type { Flow } from '../../shared/authoring/flow.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import { usualErrors, type Answer, type Ending } from './answer.ts';
import { readBehind, type AnswerField } from './readBehind.ts';
import { valueAt } from './trialEvent.ts';
import type { End } from './tryOut.ts';
import { ValueRow } from './ValueRow.tsx';

/** How the call is taken to end, and what the steps behind it then read. */
export function Pretend({
  name,
  webhook,
  end,
  flow,
  answer,
  onAnswer,
}: {
  readonly name: string;
  readonly webhook: Webhook;
  /** May lag a moment behind `answer`. */
  readonly end: End;
  readonly flow: Flow;
  readonly answer: Answer;
  readonly onAnswer: (answer: Answer) => void;
}) {
  const { ending } = end;
  const fields = useMemo(
    () => readBehind(flow, webhook.origin.node, ending),
    [flow, webhook.origin.node, ending],
  );
  return (
    <div className="simulate-pretend" role="group" aria-label={`The answer of “${name}”`}>
      <div className="simulate-pretend-end">
        <span>Pretend that it</span>
        <SegmentedControl
          size="xs"
          aria-label={`How “${name}” is taken to end`}
          value={answer.ending}
          onChange={(value) => {
            onAnswer({ ...answer, ending: value === 'failed' ? 'failed' : 'succeeded' });
          }}
          data={[
            { value: 'succeeded', label: 'succeeds' },
            { value: 'failed', label: 'fails' },
          ]}
        />
      </div>
      {fields?.map((field) => (
        <ValueRow
          key={field.path}
          label={labelOf(field)}
          path={field.path}
          value={answer.typed[ending][field.path] ?? valueAt(end.event, field.path)}
          choices={choicesFor(field, webhook)}
          isLong
          onChange={(text) => {
            const typed = { ...answer.typed[ending], [field.path]: text };
            onAnswer({ ...answer, typed: { ...answer.typed, [ending]: typed } });
          }}
        />
      ))}
      {!fields?.length && <p className="simulate-muted">{nothingRead(fields, ending)}</p>}
    </div>
  );
}

function labelOf({ path }: AnswerField) {
  return path === 'webhook.last_error' ? 'Last error' : <code>{path}</code>;
}

function choicesFor({ path, wanted }: AnswerField, webhook: Webhook): string[] {
  const usual = path === 'webhook.last_error' ? usualErrors(webhook) : [];
  return [...new Set([...usual, ...wanted])];
}

function nothingRead(fields: readonly AnswerField[] | null, ending: Ending): string {
  if (fields === null) return 'Nothing is connected to this exit.';
  return ending === 'succeeded'
    ? 'The steps behind it read nothing of the answer, so there is nothing to fill in.'
    : 'The steps behind it do not read what went wrong, so there is nothing to fill in.';
}
