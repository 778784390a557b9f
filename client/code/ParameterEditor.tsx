import { lazy, Suspense } from 'react';
import { Loading } from '../ui/PageState.tsx';
import './code.css';

const MonacoParameters = lazy(async () => ({
  default: (await import('./MonacoParameters.tsx')).MonacoParameters,
}));

/** The parameters of an action as JSON text, beside the form: two views of the same thing. */
export function ParameterEditor({ node }: { readonly node: string }) {
  return (
    <Suspense fallback={<Loading label="Opening the code editor…" />}>
      <MonacoParameters node={node} />
    </Suspense>
  );
}
