import type { Workbench } from '../../draft/Workbench.tsx';
import { looksOf } from '../looks.ts';

/** Says why something was not done: over the drawing, and to screen readers. */
export function refuse(workbench: Workbench, message: string): void {
  looksOf(workbench).setState({ refusal: { text: message } });
  workbench.desk.announce(message);
}
