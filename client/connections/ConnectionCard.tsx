import { Anchor, Button, ActionIcon, Menu } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDots,
  IconPencil,
  IconPlayerPause,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import type { ConnectionAnswer, IdentityAnswer } from '../../shared/model/answers/connections.ts';
import { exactTime } from '../ui/time.ts';
import type { Doomed } from './Deleting.tsx';
import { Identities } from './Identities.tsx';
import { Pausing } from './Pausing.tsx';
import { Testing } from './Testing.tsx';
import type { Dialog } from './useDialogs.ts';
import { kindWords, limitsWords, signInOf, standingOf } from './words.ts';

interface Props {
  readonly connection: ConnectionAnswer;
  readonly identities: readonly IdentityAnswer[];
  readonly onOpen: (dialog: Dialog) => void;
  readonly onDelete: (doomed: Doomed) => void;
}

/** One connection: where it leads, how it fares, and as whom calls can run over it. */
export function ConnectionCard(props: Props) {
  const { connection, identities, onOpen, onDelete } = props;
  const { kind, baseUrl, limits, gate } = connection;
  return (
    <li className="connections-card">
      <Head {...props} />
      <dl className="connections-facts">
        <Fact name="Address" value={baseUrl} mono />
        <Fact name="Kind" value={kindWords[kind]} />
        <Fact name="Sign-in" value={signInOf(connection)} />
        <Fact name="Limits" value={limitsWords(limits)} />
        <Fact name="Under way now" value={gate.active === 1 ? '1 call' : `${gate.active} calls`} />
      </dl>
      <Problems connection={connection} />
      <Testing connection={connection} identities={identities} onOpen={onOpen} />
      {(kind === 'ambra' || identities.length > 0) && (
        <Identities
          connection={connection}
          identities={identities}
          onOpen={onOpen}
          onDelete={onDelete}
        />
      )}
    </li>
  );
}

function Head({ connection, onOpen, onDelete }: Props) {
  const { id, name } = connection;
  return (
    <div className="connections-card-head">
      <h2>{name}</h2>
      <Standing connection={connection} />
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
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More for ${name}`}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => {
                onDelete({ kind: 'connection', connection });
              }}
            >
              Delete…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}

const icons = {
  good: IconCircleCheck,
  wait: IconPlayerPause,
  warn: IconAlertTriangle,
  bad: IconAlertTriangle,
} as const;

function Standing({ connection }: { readonly connection: ConnectionAnswer }) {
  const { tone, text } = standingOf(connection);
  const Icon = icons[tone];
  return (
    <span className={`connections-badge connections-badge-${tone}`}>
      <Icon size={15} aria-hidden />
      {text}
    </span>
  );
}

function Problems({ connection: { paused, gate, problems } }: { connection: ConnectionAnswer }) {
  if (problems.length === 0) return null;
  const tone = paused ? 'wait' : gate.circuit === 'closed' ? 'warn' : 'bad';
  return (
    <ul className="connections-problems" data-tone={tone}>
      {problems.map((problem) => (
        <li key={problem}>
          <IconAlertTriangle size={16} aria-hidden />
          {problem}
        </li>
      ))}
      {!paused && gate.opensAgainAt !== undefined && (
        <li className="connections-problem-more">
          The next call goes out at {exactTime(gate.opensAgainAt)}.
        </li>
      )}
      {(paused || gate.circuit !== 'closed') && (
        <li className="connections-problem-more">
          <Anchor component={Link} href="/activity?state=waiting" inherit>
            See what waits
          </Anchor>
        </li>
      )}
    </ul>
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
