import { Alert, Button, Group, Kbd, Text, useComputedColorScheme } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWorkbench } from '../draft/Workbench.tsx';
import { applyTheme } from './monaco.ts';
import { openSession, type Session } from './session.ts';

/** The code editor itself; ParameterEditor fetches it. */
export function MonacoParameters({ node }: { readonly node: string }) {
  const workbench = useWorkbench();
  const scheme = useComputedColorScheme('light');
  const host = useRef<HTMLDivElement>(null);
  const session = useRef<Session>(null);
  const [invalid, setInvalid] = useState<{ message: string; line: number } | null>(null);

  useEffect(() => {
    applyTheme(scheme);
  }, [scheme]);

  useEffect(() => {
    if (!host.current) return undefined;
    const opened = openSession(host.current, { workbench, node }, setInvalid);
    session.current = opened;
    return () => {
      session.current = null;
      opened.close();
    };
  }, [workbench, node]);

  return (
    <div className="code-parameters">
      <div ref={host} className="code-host" />
      {invalid && (
        <Alert color="orange" variant="light" p="sm" title={`Not JSON yet, line ${invalid.line}`}>
          <Text size="sm">
            {invalid.message} What you have typed is kept; the rule goes on with the last parameters
            that could be read.
          </Text>
          <Group gap="xs" mt="xs">
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => session.current?.goToError()}
            >
              Show me where
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => session.current?.discard()}>
              Go back to the rule’s parameters
            </Button>
          </Group>
        </Alert>
      )}
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          <Kbd size="xs">Ctrl+Space</Kbd> suggests · <Kbd size="xs">Ctrl+.</Kbd> fixes ·{' '}
          <Kbd size="xs">Ctrl+M</Kbd> lets Tab leave
        </Text>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconBraces size={14} aria-hidden />}
          onClick={() => session.current?.format()}
        >
          Format
        </Button>
      </Group>
    </div>
  );
}
