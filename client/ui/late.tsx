import { Button, Group, Text } from '@mantine/core';
import {
  Component,
  createElement,
  lazy,
  Suspense,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react';
import { fetchPart, isUnfetched } from './fetching.ts';

export interface Late<Props> {
  (props: Props): ReactNode;
  /**
   * Fetches the part before it is asked for, and is then shown without any waiting; what fails now is asked for again,
   * and told, when it is.
   */
  readonly warm: () => void;
  /** The same; says whether that succeeded. */
  readonly fetched: () => Promise<boolean>;
}

interface Options {
  /** In its place while it is fetched. */
  readonly waiting?: ReactNode;
  /**
   * Where it is said that the part could not be fetched: in its place; over the page, for what would have opened there;
   * or by what stands around pages.
   */
  readonly told?: Told;
  /** It has no component of which the stylesheet comes later. */
  readonly plain?: boolean;
}

type Told = 'here' | 'over' | 'page';

/** A part of the page that is fetched when it is first shown, and can be asked for again where that failed. */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { waiting = null, told = 'here', plain = false }: Options = {},
): Late<Props> {
  let there: ComponentType<Props> | null = null;
  const fetch = async () => {
    // Asked for first: a part's own styles may overrule these.
    const [, part] = await Promise.all([plain || import('./mantineLater.ts'), load()]);
    return (there = part);
  };
  const fetched = () =>
    fetch().then(
      () => true,
      () => false,
    );
  const begin = () => lazy(async () => ({ default: await fetchPart(fetch) }));
  let newest = begin();
  function Late(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props>>(() => there ?? newest);
    const again = () => {
      newest = begin();
      setPart(() => newest);
    };
    return (
      <Fetched told={told} again={again}>
        <Suspense fallback={waiting}>{createElement(Part, props)}</Suspense>
      </Fetched>
    );
  }
  return Object.assign(Late, {
    fetched,
    warm: () => {
      void fetched();
    },
  });
}

interface FetchedProps {
  readonly told: Told;
  readonly again: () => void;
  readonly children: ReactNode;
}

class Fetched extends Component<FetchedProps, { readonly error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const { told } = this.props;
    if (told === 'page' || !isUnfetched(error)) throw error as unknown as Error;
    return (
      <Unfetched
        told={told}
        again={() => {
          this.props.again();
          this.setState({ error: null });
        }}
      />
    );
  }
}

function Unfetched({ told, again }: Pick<FetchedProps, 'told' | 'again'>) {
  return (
    <Group className={`late-${told}`} role="alert" gap="sm" wrap="nowrap" justify="center">
      <Text size="sm">This part of the page could not be fetched.</Text>
      <Button size="compact-sm" variant="default" onClick={again}>
        Try again
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          location.reload();
        }}
      >
        Reload the page
      </Button>
    </Group>
  );
}
