import { Badge, Code, Group, SegmentedControl, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { Match } from '../../shared/dispatch/match.ts';
import type { CallRequest } from '../../shared/dispatch/request.ts';
import type { Substitution } from '../../shared/dispatch/substitute.ts';
import { platformAlias } from '../../shared/model/webhook.ts';
import { useWorkbench } from '../draft/Workbench.tsx';
import type { Ending, Step } from './tryOut.ts';

/** What one webhook would do: its request, or why there is none. */
export function StepCard({
  step,
  onEnding,
}: {
  readonly step: Step;
  readonly onEnding: (ending: Ending) => void;
}) {
  const { desk } = useWorkbench();
  const { decision, request, ending, depth } = step;
  const { webhook } = decision;
  return (
    <article className="simulate-step" data-called={request !== null} data-chained={depth > 0}>
      <Group justify="space-between" wrap="nowrap" mb={6}>
        <UnstyledButton
          className="simulate-step-name"
          onClick={() => {
            desk.select([webhook.origin.node]);
          }}
        >
          {webhook.name}
        </UnstyledButton>
        <Verdict step={step} />
      </Group>
      {decision.kind === 'owed' && (
        <>
          <Delay seconds={webhook.delay} />
          <Values substitution={decision.substitution} />
          {request && <Request request={request} />}
          {decision.note !== undefined && <Text size="sm">{decision.note}</Text>}
          {request && ending && (
            <Group gap="xs" mt="sm" wrap="nowrap">
              <Text size="sm" c="dimmed">
                Pretend that it
              </Text>
              <SegmentedControl
                size="xs"
                aria-label={`How “${webhook.name}” is taken to end`}
                value={ending}
                onChange={(value) => {
                  onEnding(value === 'failed' ? 'failed' : 'succeeded');
                }}
                data={[
                  { value: 'succeeded', label: 'succeeds' },
                  { value: 'failed', label: 'fails' },
                ]}
              />
            </Group>
          )}
        </>
      )}
      {decision.kind === 'passed' && <Reasons match={decision.match} />}
    </article>
  );
}

function Verdict({ step: { decision, request } }: { readonly step: Step }) {
  if (request) return <Badge variant="light">Called</Badge>;
  return (
    <Badge variant="light" color={decision.kind === 'owed' ? 'orange' : 'gray'}>
      {decision.kind === 'owed' ? 'Not sent' : 'Not called'}
    </Badge>
  );
}

function Delay({ seconds }: { readonly seconds: number }) {
  if (seconds === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`} after the event
    </Text>
  );
}

/** Value ← field, parameter by parameter. */
function Values({ substitution }: { readonly substitution: Substitution }) {
  if (substitution.kind !== 'ready') return <Text size="sm">{sentence(substitution.why)}</Text>;
  const { parameters, from } = substitution;
  return (
    <dl className="simulate-values">
      {Object.entries(parameters).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {typeof value === 'string' ? value : JSON.stringify(value)}
            {from[name] !== undefined && <span className="simulate-from"> ← {from[name]}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Request({ request }: { readonly request: CallRequest }) {
  const url = request.url.startsWith(platformAlias)
    ? request.url.slice(platformAlias.length)
    : request.url;
  return (
    <Code block className="simulate-request" tabIndex={0} aria-label="The request">
      {`${request.method} ${url}${request.contentType === null ? '' : `\n${request.contentType}`}${request.body === null ? '' : `\n\n${request.body}`}`}
    </Code>
  );
}

function Reasons({ match }: { readonly match: Match }) {
  return (
    <ul className="simulate-reasons">
      {match.reasons.map(({ path, text, holds, decisive }) => (
        <li key={path + text} data-decisive={decisive}>
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

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
