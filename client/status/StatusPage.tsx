import { useState } from 'react';
import type { Status } from '../api/status.ts';
import { Counts } from './Counts.tsx';
import { RecentDeliveries } from './RecentDeliveries.tsx';
import { SignIn } from './SignIn.tsx';
import { useStatus, type StatusView } from './useStatus.ts';

export function StatusPage() {
  const [visit, setVisit] = useState(0);
  const view = useStatus(visit);
  const status = statusOf(view);
  return (
    <>
      <div role="status">{sayConnection(view)}</div>
      {view.kind === 'locked' && (
        <SignIn
          onSignedIn={() => {
            setVisit(visit + 1);
          }}
        />
      )}
      {status && (
        <>
          <Running status={status} />
          <Counts status={status} />
          <RecentDeliveries recent={status.recent} />
        </>
      )}
    </>
  );
}

function sayConnection(view: StatusView) {
  switch (view.kind) {
    case 'loading':
      return <p className="quiet">Asking the server…</p>;
    case 'current':
    case 'locked':
      return null;
    case 'lost':
      return (
        <p className="banner">
          {view.reason} Trying again every few seconds.
          {view.last && ' What you see below is from before.'}
        </p>
      );
  }
}

function statusOf(view: StatusView): Status | null {
  switch (view.kind) {
    case 'loading':
    case 'locked':
      return null;
    case 'current':
      return view.status;
    case 'lost':
      return view.last;
  }
}

function Running({ status }: { status: Status }) {
  return (
    <p className="running">
      Version {status.version} is running.{' '}
      {status.demo ? (
        <>
          <strong>Demo:</strong> a made-up hospital answers on port {status.demo.sandboxPort};
          nothing leaves this machine.
        </>
      ) : (
        'The demo is off.'
      )}
    </p>
  );
}
