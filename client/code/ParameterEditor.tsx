import { late } from '../ui/late.tsx';
import { Loading } from '../ui/PageState.tsx';
import './code.css';

/** The parameters of an action as JSON text, beside the form: two views of the same thing. */
export const ParameterEditor = late(
  async () => (await import('./MonacoParameters.tsx')).MonacoParameters,
  { waiting: <Loading label="Opening the code editor…" /> },
);
