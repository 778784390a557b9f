import { Alert, Button, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
} from '@tabler/icons-react';
import type { ConnectionAnswer, IdentityAnswer } from '../../shared/model/answers/connections.ts';
import { usePauseConnection, useTestConnection } from '../api/connections.ts';
import { complain, say } from '../ui/notify.ts';
import { ConnectionMenu } from './ConnectionMenu.tsx';
import { Identities } from './Identities.tsx';
import type { Dialog } from './useDialogs.ts';
import { authWords, conditionOf, kindWords } from './words.ts';

/** One connection: where it leads, how it fares, and as whom calls can run over it. */
export function ConnectionCard({
  connection,
  identities,
  onOpen,
}: {
  readonly connection: ConnectionAnswer;
  readonly identities: readonly IdentityAnswer[];
  readonly onOpen: (dialog: Dialog) => void;
}) {
  const { id, name, kind, baseUrl, auth, limits, problems, gate } = connection;
  const { tone, text } = conditionOf(connection);
  return (
    <li className="connections-card">
      <div className="connections-card-head">
        <h2>{name}</h2>
        <span className={`connections-badge connections-badge-${tone}`}>
          {tone === 'good' ? (
            <IconCircleCheck size={15} aria-hidden />
          ) : tone === 'wait' ? (
            <IconPlayerPause size={15} aria-hidden />
          ) : (
            <IconAlertTriangle size={15} aria-hidden />
          )}
          {text}
        </span>
        <div className="connections-tools">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPencil size={16} aria-hidden />}
            aria-label={`Edit ${name}`}
            onClick={() => {
              onOpen({ kind: 'edit', connection: id });
            }}
          >
            Edit
          </Button>
          <Pausing connection={connection} />
          <ConnectionMenu connection={connection} />
        </div>
      </div>
      <dl className="connections-facts">
        <Fact name="Address" value={baseUrl} mono />
        <Fact name="Kind" value={kindWords[kind]} />
        <Fact name="Sign-in" value={authWords[auth.kind]} />
        <Fact
          name="Limits"
          value={`${limits.concurrency} calls at once${
            limits.perSecond === undefined ? '' : `, ${limits.perSecond} per second`
          }, ${limits.timeoutSeconds} s for an answer`}
        />
        <Fact name="Under way now" value={gate.active === 1 ? '1 call' : `${gate.active} calls`} />
      </dl>
      {problems.length > 0 && (
        <ul className="connections-problems">
          {problems.map((problem) => (
            <li key={problem}>
              <IconAlertTriangle size={16} aria-hidden />
              {problem}
            </li>
          ))}
        </ul>
      )}
      <Testing connection={connection} />
      {kind === 'ambra' && (
        <Identities connection={connection} identities={identities} onOpen={onOpen} />
      )}
    </li>
  );
}

function Fact({
  name,
  value,
  mono = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly mono?: boolean;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={mono ? 'connections-mono' : undefined}>{value}</dd>
    </div>
  );
}

function Pausing({ connection: { id, name, paused } }: { readonly connection: ConnectionAnswer }) {
  const pause = usePauseConnection();
  return (
    <Button
      variant="default"
      size="xs"
      loading={pause.isPending}
      leftSection={
        paused ? (
          <IconPlayerPlay size={16} aria-hidden />
        ) : (
          <IconPlayerPause size={16} aria-hidden />
        )
      }
      aria-label={`${paused ? 'Resume' : 'Pause'} ${name}`}
      onClick={() => {
        pause.mutate(
          { id, paused: !paused },
          {
            onSuccess: () => {
              say(
                paused
                  ? `${name} sends again, beginning with what waits.`
                  : `${name} sends nothing until you resume it. What comes up meanwhile waits.`,
              );
            },
            onError: ({ message }) => {
              complain(message);
            },
          },
        );
      }}
    >
      {paused ? 'Resume' : 'Pause'}
    </Button>
  );
}

function Testing({ connection: { id, name } }: { readonly connection: ConnectionAnswer }) {
  const test = useTestConnection();
  const result = test.data;
  return (
    <div className="connections-test">
      <Button
        variant="light"
        size="xs"
        leftSection={<IconPlugConnected size={16} aria-hidden />}
        loading={test.isPending}
        aria-label={`Test ${name}`}
        onClick={() => {
          test.mutate({ id });
        }}
      >
        Test connection
      </Button>
      <div role="status" className="connections-test-result">
        {test.isPending && <Text c="dimmed">Asking…</Text>}
        {result && !test.isPending && (
          <Alert
            className="connections-outcome"
            data-good={result.kind === 'ok' || undefined}
            title={result.kind === 'ok' ? 'It works' : 'It does not work'}
          >
            {result.message}
          </Alert>
        )}
        {test.error && !test.isPending && (
          <Alert className="connections-outcome" title="It could not be tested">
            {test.error.message}
          </Alert>
        )}
      </div>
    </div>
  );
}
