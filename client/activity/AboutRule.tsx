import { CloseButton } from '@mantine/core';
import { useRuleNames } from './useRuleNames.ts';

/** Above the events while they are looked through for what one rule made of them. */
export function AboutRule({
  rule,
  onLeave,
}: {
  readonly rule: string;
  readonly onLeave: () => void;
}) {
  const name = useRuleNames()?.get(rule);
  if (name === undefined) return null;
  return (
    <div className="activity-about-rule">
      <span>
        Open the event that “{name}” should have acted on: its page says what stood in the way.
      </span>
      <CloseButton size="sm" aria-label="Look at the events as such" onClick={onLeave} />
    </div>
  );
}
