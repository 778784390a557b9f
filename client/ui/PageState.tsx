import { Button, Center, Loader, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** In place of what is still being read; says so to screen readers. */
export function Loading({ label = 'Loading…' }: { readonly label?: string }) {
  return (
    <Center mih={240} role="status" aria-label={label}>
      <Loader size="sm" />
    </Center>
  );
}

/** In place of a list that has nothing in it yet: what would be here, and how to begin. */
export function Empty({
  icon,
  title,
  children,
  action,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Center mih={280} p="xl">
      <Stack align="center" gap="sm" maw={440}>
        <ThemeIcon size={56} radius="xl" variant="light">
          {icon}
        </ThemeIcon>
        <Title order={2} size="h4" ta="center">
          {title}
        </Title>
        <Text c="dimmed" ta="center">
          {children}
        </Text>
        {action}
      </Stack>
    </Center>
  );
}

/** In place of what could not be read: what happened, and another try or another way to go on. */
export function Failed({
  title = 'This could not be loaded',
  error,
  retry,
  action,
  whole = false,
}: {
  readonly title?: string;
  readonly error: Error;
  readonly retry?: () => void;
  readonly action?: ReactNode;
  /** In place of a whole page: its title is then the page's heading. */
  readonly whole?: boolean;
}) {
  return (
    <Center mih={whole ? '100%' : 280} p="xl" role="alert">
      <Stack align="center" gap="sm" maw={440}>
        <ThemeIcon size={56} radius="xl" variant="light" color="red">
          <IconAlertTriangle size={28} aria-hidden />
        </ThemeIcon>
        <Title order={whole ? 1 : 2} size={whole ? 'h3' : 'h4'} ta="center">
          {title}
        </Title>
        <Text c="dimmed" ta="center">
          {error.message}
        </Text>
        {retry && (
          <Button variant="default" onClick={retry}>
            Try again
          </Button>
        )}
        {action}
      </Stack>
    </Center>
  );
}
