import { Anchor } from '@mantine/core';

/** Says that a form begins with what was left in it. */
export function KeptNote({ onReset }: { readonly onReset: () => void }) {
  return (
    <p className="connections-kept" role="status">
      What you had not saved is here again.{' '}
      <Anchor component="button" type="button" inherit onClick={onReset}>
        Start over
      </Anchor>
    </p>
  );
}
