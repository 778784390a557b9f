import { ActionIcon, Button, Checkbox, Portal, Title, Tooltip } from '@mantine/core';
import { IconInbox, IconTrash, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { callsQuery, commandLabelsQuery, useClearCalls } from '../api/demo.ts';
import { Empty, Failed, Loading } from '../ui/PageState.tsx';
import './received.css';
import { useMeanings } from './places.ts';
import { newestFirst } from './received.ts';
import { ReceivedItem } from './ReceivedItem.tsx';

const firstShown = 50;

/** What the hospital was asked, live, beside whatever one does meanwhile. */
export function ReceivedPanel({ onClose }: { readonly onClose: () => void }) {
  return (
    <Portal>
      <Panel onClose={onClose} />
    </Portal>
  );
}

function Panel({ onClose }: { readonly onClose: () => void }) {
  const panel = useRef<HTMLElement>(null);
  const [rulesOnly, setRulesOnly] = useState(true);
  useEffect(() => {
    panel.current?.focus();
  }, []);
  return (
    <aside
      ref={panel}
      className="demo-received"
      aria-label="What the hospital received"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <Title order={2} size="h4">
          What the hospital received
        </Title>
        <Clear />
        <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={onClose}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </header>
      <Checkbox
        className="demo-received-filter"
        size="sm"
        label="Only calls of rules, without sign-ins and look-ups"
        checked={rulesOnly}
        onChange={({ currentTarget }) => {
          setRulesOnly(currentTarget.checked);
        }}
      />
      <Received rulesOnly={rulesOnly} />
    </aside>
  );
}

function Received({ rulesOnly }: { readonly rulesOnly: boolean }) {
  const calls = useQuery(callsQuery);
  const labels = useQuery(commandLabelsQuery).data;
  const names = useMeanings();
  const [most, setMost] = useState(firstShown);
  if (!calls.data) {
    return calls.error ? (
      <Failed error={calls.error} retry={() => void calls.refetch()} />
    ) : (
      <Loading label="Loading what the hospital received…" />
    );
  }
  const found = newestFirst(calls.data, rulesOnly);
  if (found.length === 0) {
    return (
      <Empty icon={<IconInbox size={28} aria-hidden />} title="Nothing yet">
        Send a test study: the calls that your rules make because of it arrive here.
      </Empty>
    );
  }
  return (
    <div className="demo-received-list">
      <ol aria-label="Calls, newest first">
        {found.slice(0, most).map((call) => (
          <ReceivedItem
            key={call.number}
            call={call}
            names={names}
            label={labels?.get(call.path) ?? call.path}
          />
        ))}
      </ol>
      {found.length > most && (
        <Button
          variant="subtle"
          fullWidth
          onClick={() => {
            setMost(most + firstShown);
          }}
        >
          Show older ones
        </Button>
      )}
    </div>
  );
}

function Clear() {
  const clear = useClearCalls();
  const isEmpty = useQuery(callsQuery).data?.length === 0;
  return (
    <Tooltip label="Forget what came so far">
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconTrash size={15} aria-hidden />}
        disabled={isEmpty}
        loading={clear.isPending}
        onClick={() => {
          clear.mutate(undefined);
        }}
      >
        Clear
      </Button>
    </Tooltip>
  );
}
