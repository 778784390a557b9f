import { Button, Center, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconBug, IconRefresh } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { wordsOfError } from './pageError.ts';

/** Shows what went wrong on a page in place of the page; going elsewhere leaves it behind. */
export function PageErrors({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  return <Boundary path={path}>{children}</Boundary>;
}

interface Props {
  readonly path: string;
  readonly children: ReactNode;
}

interface State {
  readonly path: string;
  readonly error: Error | null;
}

class Boundary extends Component<Props, State> {
  override state: State = { path: this.props.path, error: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps({ path }: Props, state: State): State | null {
    return path === state.path ? null : { path, error: null };
  }

  override render(): ReactNode {
    const { error, path } = this.state;
    return error ? <Broken error={error} path={path} /> : this.props.children;
  }
}

function Broken({ error, path }: { readonly error: Error; readonly path: string }) {
  const { title, text, isOutdated } = wordsOfError(error);
  return (
    <Center mih="100%" p="xl" role="alert">
      <Stack align="center" gap="sm" maw={520}>
        <ThemeIcon size={64} radius="xl" variant="light" color={isOutdated ? 'accent' : 'red'}>
          {isOutdated ? <IconRefresh size={32} aria-hidden /> : <IconBug size={32} aria-hidden />}
        </ThemeIcon>
        <Title order={1} size="h2" ta="center">
          {title}
        </Title>
        <Text c="dimmed" ta="center">
          {text}
        </Text>
        <Group mt="sm" justify="center">
          <Button
            onClick={() => {
              location.reload();
            }}
          >
            Reload the page
          </Button>
          {path !== '/rules' && (
            <Button component={Link} href="/rules" variant="default">
              Go to the rules
            </Button>
          )}
        </Group>
        <details className="shell-details">
          <summary>Details for whoever looks after Studyhook</summary>
          <pre tabIndex={0}>{error.stack ?? error.message}</pre>
        </details>
      </Stack>
    </Center>
  );
}
