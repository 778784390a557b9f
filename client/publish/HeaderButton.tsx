import { ActionIcon, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';

/** A button of the header that shows its icon, and its name and key on hover and focus. */
export function HeaderButton({
  icon: Symbol,
  label,
  keys,
  disabled = false,
  onClick,
}: {
  readonly icon: Icon;
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={34}
        className="publish-tool"
        aria-label={label}
        // Stays a stop of the Tab key, so that the focus is not lost with the last step.
        aria-disabled={disabled}
        onClick={() => {
          if (!disabled) onClick();
        }}
      >
        <Symbol size={19} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
