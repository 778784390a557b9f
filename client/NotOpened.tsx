import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { isGone } from './api/request.ts';
import { Failed } from './ui/PageState.tsx';

const gone =
  'Its link may be incomplete, or it has been deleted. What it did stays in the activity.';

/** In place of the editor of a rule that could not be read. */
export function NotOpened({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  if (!isGone(error))
    return <Failed whole title="This rule could not be opened" error={error} retry={retry} />;
  return (
    <Failed
      whole
      title="There is no such rule"
      error={new Error(gone)}
      action={
        <Button component={Link} href="/rules">
          Go to the rules
        </Button>
      }
    />
  );
}
