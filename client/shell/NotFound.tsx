import { Button, Center, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconMapPinQuestion } from '@tabler/icons-react';
import { Link } from 'wouter';

/** In place of a page that is not there. */
export function NotFound() {
  return (
    <Center mih="100%" p="xl">
      <Stack align="center" gap="sm" maw={460}>
        <ThemeIcon size={64} radius="xl" variant="light">
          <IconMapPinQuestion size={32} aria-hidden />
        </ThemeIcon>
        <Title order={1} size="h2" ta="center">
          There is no such page
        </Title>
        <Text c="dimmed" ta="center">
          The address may be mistyped, or what was here has been deleted.
        </Text>
        <Group mt="sm" justify="center">
          <Button component={Link} href="/rules">
            Go to the rules
          </Button>
          <Button component={Link} href="/activity" variant="default">
            See the activity
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}
