import { Anchor } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { statusQuery } from '../api/journal.ts';

/** Says on every page that somebody has paused a connection: rules that look live make no calls over it. */
export function PausedBanner() {
  const [path] = useLocation();
  const paused = useQuery(statusQuery).data?.paused ?? [];
  const isThere = paused.length > 0 && path !== '/connections';
  return (
    <div role="status">
      {isThere && (
        <div className="shell-lost shell-paused">
          <IconPlayerPause size={20} aria-hidden />
          <p>
            <strong>{inWords(paused)} paused.</strong> What rules call there waits until somebody
            resumes it.
          </p>
          <Anchor component={Link} href="/connections" fz="sm" fw={600}>
            Go to the connections
          </Anchor>
        </div>
      )}
    </div>
  );
}

function inWords(names: readonly string[]): string {
  const [name = ''] = names;
  return names.length === 1 ? `${name} is` : `${names.length} connections are`;
}
