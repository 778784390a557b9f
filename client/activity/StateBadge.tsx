import { Tooltip } from '@mantine/core';
import {
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconHandStop,
  IconPlayerSkipForward,
  IconSend,
} from '@tabler/icons-react';
import type { DeliveryState } from '../../shared/model/delivery.ts';
import { stateHints, stateWords } from './words.ts';

export const stateIcons = {
  waiting: IconClock,
  sending: IconSend,
  succeeded: IconCircleCheck,
  failed: IconCircleX,
  held: IconHandStop,
  cancelled: IconBan,
  skipped: IconPlayerSkipForward,
} as const satisfies Record<DeliveryState, unknown>;

/** How a delivery stands: by icon, word and colour. */
export function StateBadge({
  state,
  large = false,
}: {
  readonly state: DeliveryState;
  readonly large?: boolean;
}) {
  const Icon = stateIcons[state];
  return (
    <Tooltip label={stateHints[state]} multiline maw={280}>
      <span className="activity-state" data-state={state} data-large={large}>
        <Icon size={large ? 18 : 15} stroke={2.2} aria-hidden />
        {stateWords[state]}
      </span>
    </Tooltip>
  );
}
