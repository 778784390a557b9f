import {
  IconAlertCircleFilled,
  IconAlertTriangleFilled,
  IconCircleDashed,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAnalysis } from '../../draft/Workbench.tsx';
import { countsOf, messagesOf, readCounts } from './problemCounts.ts';

const icons = {
  error: IconAlertCircleFilled,
  needed: IconCircleDashed,
  warning: IconAlertTriangleFilled,
} as const;

/** How many problems a step has here, by the gravest of them; `spoken` is for where nothing else says them to screen readers. */
export function ProblemBadge({
  id,
  spoken,
}: {
  readonly id: string;
  readonly spoken?: (messages: string) => ReactNode;
}) {
  const counts = useAnalysis(({ byNode }) => countsOf(byNode.get(id)));
  const messages = useAnalysis(({ byNode }) => messagesOf(byNode.get(id)));
  if (counts === '') return null;
  const { tone, count } = readCounts(counts);
  const Icon = icons[tone];
  return (
    <span className="canvas-problems" data-tone={tone} title={messages}>
      <Icon size={15} aria-hidden />
      {count}
      {spoken?.(messages)}
    </span>
  );
}
