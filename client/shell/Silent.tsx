import { Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';

/** In place of everything while the server is silent; it is asked again every few seconds. */
export function Silent({
  error,
  busy,
  retry,
}: {
  readonly error: Error;
  readonly busy: boolean;
  readonly retry: () => void;
}) {
  useEffect(() => {
    document.title = 'Studyhook does not answer';
  }, []);
  return (
    <main className="shell-gate">
      <div className="shell-gate-card">
        <Stack gap="lg">
          <img src="/favicon.svg" alt="" width={48} height={48} />
          <div role="alert">
            <Title order={1} size="h2">
              Studyhook does not answer
            </Title>
            <Text c="dimmed" mt={6}>
              It may be starting, or the connection is interrupted. Nothing is lost: what hospitals
              send meanwhile waits with them.
            </Text>
          </div>
          <Text size="sm" c="dimmed">
            {error.message}
          </Text>
          <Group justify="space-between">
            <Group gap="xs">
              <Loader size="xs" aria-hidden />
              <Text size="sm">Trying again every few seconds…</Text>
            </Group>
            <Button variant="default" loading={busy} onClick={retry}>
              Try now
            </Button>
          </Group>
        </Stack>
      </div>
    </main>
  );
}
