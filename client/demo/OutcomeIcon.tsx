import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
} from '@tabler/icons-react';
import type { Outcome } from './outcome.ts';

const icons = {
  good: IconCircleCheck,
  bad: IconAlertTriangle,
  wait: IconClock,
  none: IconCircleDashed,
} as const satisfies Record<Outcome['tone'], unknown>;

/** How it went, by shape and colour; the words stand beside it. */
export function OutcomeIcon({ tone }: { readonly tone: Outcome['tone'] }) {
  const Icon = icons[tone];
  return <Icon size={16} stroke={2.2} className="demo-tone" data-tone={tone} aria-hidden />;
}
