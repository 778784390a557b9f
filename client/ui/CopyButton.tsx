import { ActionIcon, Button, CopyButton as Copying, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

/** Copies a text and says that it has. With `quiet` an icon only, whose name is the label. */
export function CopyButton({
  text,
  label,
  quiet = false,
}: {
  readonly text: string;
  readonly label: string;
  readonly quiet?: boolean;
}) {
  return (
    <Copying value={text} timeout={1_600}>
      {({ copied, copy }) => {
        const Icon = copied ? IconCheck : IconCopy;
        const said = copied ? 'Copied' : label;
        if (!quiet) {
          return (
            <Button variant="default" leftSection={<Icon size={16} aria-hidden />} onClick={copy}>
              {said}
            </Button>
          );
        }
        return (
          <Tooltip label={said}>
            <ActionIcon variant="subtle" color="gray" aria-label={said} onClick={copy}>
              <Icon size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        );
      }}
    </Copying>
  );
}
