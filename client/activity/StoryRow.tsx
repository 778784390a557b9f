import { useQuery } from '@tanstack/react-query';
import type { DeliverySummary } from '../../shared/model/answers/journal.ts';
import type { DeliveryState } from '../../shared/model/delivery.ts';
import { storyQuery } from '../api/journal.ts';
import { DeliveryRow } from './DeliveryRow.tsx';
import type { RuleNames } from './useRuleNames.ts';

const onItsWay: ReadonlySet<DeliveryState> = new Set(['waiting', 'sending', 'held']);

/** A delivery that another one's story names. The live stream tells of it by its own id, so that it is followed by that. */
export function StoryRow({
  delivery,
  rules,
}: {
  readonly delivery: DeliverySummary;
  readonly rules: RuleNames | undefined;
}) {
  const { data } = useQuery({
    ...storyQuery(delivery.id),
    enabled: onItsWay.has(delivery.state),
  });
  const isAsNew = data !== undefined && data.delivery.updatedAt >= delivery.updatedAt;
  return <DeliveryRow delivery={isAsNew ? data.delivery : delivery} rules={rules} />;
}
