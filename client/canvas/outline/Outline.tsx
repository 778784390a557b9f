import { Button, Stack, Text } from '@mantine/core';
import { IconListTree, IconPlus } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { Empty } from '../../ui/PageState.tsx';
import { useDraft, useWorkbench } from '../../draft/Workbench.tsx';
import { inFlowOrder } from '../flowNodes.ts';
import { looksOf } from '../looks.ts';
import './outline.css';
import { OutlineStep } from './OutlineStep.tsx';
import { rectOf } from '../view/screen.ts';
import { depths } from '../depths.ts';
import { useOutlineFocus } from './useOutlineFocus.ts';

/** The rule as a list, in the order in which it runs, with all that the drawing can do. */
export function Outline() {
  const workbench = useWorkbench();
  const graph = useDraft(({ document }) => document.graph);
  const root = useRef<HTMLDivElement>(null);
  useOutlineFocus(root);
  const { nodes, wires } = graph;
  const order = useMemo(() => inFlowOrder({ nodes, wires, positions: {} }), [nodes, wires]);
  const levels = useMemo(() => depths({ nodes, wires, positions: {} }), [nodes, wires]);
  const start = (element: Element): void => {
    const { left, bottom } = rectOf(element);
    const wanted = order.length === 0 ? 'starting' : 'any';
    looksOf(workbench).setState({
      picking: { wanted, after: null, at: { x: left, y: bottom + 4 }, home: 'outline' },
    });
  };
  if (order.length === 0) {
    return (
      <div ref={root} className="canvas-outline">
        <Empty
          icon={<IconListTree size={28} aria-hidden />}
          title="Nothing is drawn yet"
          action={
            <Button
              onClick={(event) => {
                start(event.currentTarget);
              }}
            >
              Add the first step
            </Button>
          }
        >
          Here the rule stands as a list: what starts it, what has to be so, and what is done.
        </Empty>
      </div>
    );
  }
  return (
    <Stack gap="sm" p="md" ref={root} className="canvas-outline">
      <Text size="sm" c="dimmed">
        The steps in the order in which they run, with all that can be done in the drawing.
      </Text>
      <ol className="canvas-outline-steps" aria-label="Steps of the rule">
        {order.map((node, at) => (
          <OutlineStep key={node.id} node={node} number={at + 1} level={levels.get(node.id) ?? 0} />
        ))}
      </ol>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={(event) => {
          start(event.currentTarget);
        }}
      >
        Add a step without a wire
      </Button>
    </Stack>
  );
}
