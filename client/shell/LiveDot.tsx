import { Tooltip } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import { statusQuery } from '../api/journal.ts';
import { liveStore } from '../api/live.ts';

/** Whether what is shown keeps up with the server. */
export function LiveDot() {
  const { kind } = useStore(liveStore);
  const version = useQuery(statusQuery).data?.version;
  const { label, text: state } = words[kind];
  const text = version === undefined ? state : `${state}. Studyhook ${version}`;
  return (
    <Tooltip label={text} multiline maw={260}>
      <span className={`shell-live shell-live-${kind}`} tabIndex={0} aria-label={text} role="img">
        {kind === 'lost' ? (
          <IconPlugConnectedX size={16} aria-hidden />
        ) : (
          <span className="shell-live-dot" aria-hidden />
        )}
        <span aria-hidden>{label}</span>
      </span>
    </Tooltip>
  );
}

const words = {
  connecting: { label: 'Live', text: 'Connecting to Studyhook' },
  connected: { label: 'Live', text: 'Connected: what you see keeps up by itself' },
  lost: { label: 'Offline', text: 'The connection is lost: what you see may be out of date' },
} as const;
