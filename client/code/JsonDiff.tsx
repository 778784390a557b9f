import { late } from '../ui/late.tsx';
import { Loading } from '../ui/PageState.tsx';
import './code.css';

/** Two JSON texts side by side, what differs marked; read only. */
export const JsonDiff = late(async () => (await import('./MonacoDiff.tsx')).MonacoDiff, {
  waiting: <Loading label="Opening the comparison…" />,
});
