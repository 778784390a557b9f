import { Badge, Tooltip } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/journal.ts';

/** Tells whoever signed in with MASKED_TOKEN why there are dots in place of values, and why nothing can be changed. */
export function MaskedNote() {
  const isMasked = useQuery(statusQuery).data?.masked === true;
  if (!isMasked) return null;
  return (
    <Tooltip
      multiline
      w={280}
      label="Patients’ values are hidden from this sign-in, and nothing can be changed with it. To change something, sign in with the access token."
    >
      <Badge
        variant="light"
        size="lg"
        tabIndex={0}
        classNames={{ section: 'shell-masked-symbol', label: 'shell-masked' }}
        leftSection={<IconEyeOff size={14} aria-hidden />}
      >
        Look only
      </Badge>
    </Tooltip>
  );
}
