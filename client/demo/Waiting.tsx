import { Loader } from '@mantine/core';

/** In place of what hangs below a button while it is fetched; holds the focus meanwhile. */
export function Waiting() {
  return (
    <div className="demo-waiting" role="status" aria-label="Loading…" tabIndex={-1} data-autofocus>
      <Loader size="sm" />
    </div>
  );
}
