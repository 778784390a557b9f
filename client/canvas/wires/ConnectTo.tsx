import { Button, Radio, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useState, type RefObject } from 'react';
import { exitsOf, type GraphNode } from '../../../shared/model/graph.ts';
import { useDraft, useSurroundings, useWorkbench } from '../../draft/Workbench.tsx';
import { freeExit, whyNot } from '../adding/adding.ts';
import { cardWords, exitLabel, spokenName } from '../cards/cardWords.ts';
import { connect } from '../changing.ts';
import { families } from '../families.ts';
import { looksOf, type Connecting } from '../looks.ts';
import { nameOf } from '../telling.ts';
import { wordsOf } from '../../draft/surroundings.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** The dialog in which an exit and a step are chosen. */
export function ConnectTo({
  connecting,
  opener,
}: {
  readonly connecting: Connecting | null;
  /** What had the keyboard before. */
  readonly opener: RefObject<Element | null>;
}) {
  const workbench = useWorkbench();
  const close = (): void => {
    looksOf(workbench).setState({ connecting: null });
  };
  const leave = (): void => {
    close();
    // A menu or a list that it was opened from cannot have the keyboard back.
    if (opener.current?.isConnected === true || !connecting) return;
    const { from: node, home } = connecting;
    looksOf(workbench).setState({ focus: { node, home } });
  };
  return (
    <Dialog
      opened={connecting !== null}
      onClose={leave}
      title={connecting?.instead ? 'Lead the wire elsewhere' : 'Connect to…'}
      size="md"
    >
      {connecting && <Choosing connecting={connecting} close={close} leave={leave} />}
    </Dialog>
  );
}

const searchFrom = 9;

function Choosing({
  connecting,
  close,
  leave,
}: {
  readonly connecting: Connecting;
  readonly close: () => void;
  /** Closes it with nothing done. */
  readonly leave: () => void;
}) {
  const workbench = useWorkbench();
  const graph = useDraft(({ document }) => document.graph);
  const words = useSurroundings(wordsOf);
  const timeZone = useDraft(({ document }) => document.timeZone);
  const source = graph.nodes.find(({ id }) => id === connecting.from);
  const exits = source ? exitsOf(source) : [];
  const [exit, setExit] = useState(
    connecting.exit ?? (source && freeExit(graph, source)?.exit) ?? exits[0] ?? '',
  );
  const [text, setText] = useState('');
  if (!source) return null;
  const wireTo = (to: string) => ({ from: source.id, exit, to });
  const called = (node: GraphNode): string => spokenName(cardWords(node, words, timeZone));
  const possible = graph.nodes.filter(
    ({ id }) => id !== source.id && whyNot(graph, wireTo(id), connecting.instead) === null,
  );
  const shown = possible.filter((node) => called(node).toLowerCase().includes(text.toLowerCase()));
  return (
    <Stack gap="md">
      <Text>
        From <strong>{nameOf(workbench, source.id)}</strong>
      </Text>
      {exits.length > 1 && (
        <Radio.Group label="Which exit" value={exit} onChange={setExit}>
          <Stack gap={8} mt={8}>
            {exits.map((one) => (
              <Radio key={one} value={one} label={exitLabel(source, one)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {possible.length >= searchFrom && (
        <TextInput
          aria-label="Search steps"
          placeholder="Search"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
      )}
      {shown.length > 0 ? (
        <ul className="canvas-targets" aria-label="Where it can lead">
          {shown.map((node) => (
            <li key={node.id}>
              <Target
                node={node}
                name={called(node)}
                onChoose={() => {
                  if (!connect(workbench, wireTo(node.id), connecting.instead)) return;
                  close();
                  looksOf(workbench).setState({
                    focus: { node: source.id, home: connecting.home },
                  });
                }}
              />
            </li>
          ))}
        </ul>
      ) : (
        <Text c="dimmed">
          {possible.length === 0
            ? 'There is no step to which this exit could lead. Add one first.'
            : 'No step is called that.'}
        </Text>
      )}
      <Button variant="default" onClick={leave} style={{ alignSelf: 'flex-end' }}>
        Cancel
      </Button>
    </Stack>
  );
}

function Target(props: {
  readonly node: GraphNode;
  readonly name: string;
  readonly onChoose: () => void;
}) {
  const { icon: Icon } = families[props.node.kind];
  return (
    <UnstyledButton className="canvas-target" onClick={props.onChoose}>
      <span className="canvas-badge" data-kind={props.node.kind} aria-hidden>
        <Icon size={15} stroke={2} />
      </span>
      <span className="canvas-target-name">{props.name}</span>
      <IconArrowRight size={16} aria-hidden />
    </UnstyledButton>
  );
}
