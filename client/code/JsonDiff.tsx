import { lazy, Suspense } from 'react';
import { Loading } from '../ui/PageState.tsx';
import './code.css';

const MonacoDiff = lazy(async () => ({ default: (await import('./MonacoDiff.tsx')).MonacoDiff }));

/** Two JSON texts side by side, what differs marked; read only. */
export function JsonDiff({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <Suspense fallback={<Loading label="Opening the comparison…" />}>
      <MonacoDiff before={before} after={after} />
    </Suspense>
  );
}
