import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useWorkbench } from '../../draft/Workbench.tsx';
import { looksOf, type Home } from '../looks.ts';
import { rectOf } from '../view/screen.ts';

/** Opens what can be done with a step: on its card, or in its row of the list. */
export function More({
  id,
  name,
  home,
  reachable = true,
}: {
  readonly id: string;
  readonly name: string;
  readonly home: Home;
  /** Whether it is a stop of the Tab key. */
  readonly reachable?: boolean;
}) {
  const workbench = useWorkbench();
  return (
    <ActionIcon
      className="canvas-more nodrag nopan"
      variant="subtle"
      color="gray"
      size={home === 'canvas' ? 24 : 28}
      tabIndex={reachable ? 0 : -1}
      aria-label={`More for ${name}`}
      aria-haspopup="menu"
      data-more={id}
      onClick={(event) => {
        event.stopPropagation();
        const { left, bottom } = rectOf(event.currentTarget);
        workbench.desk.select([id]);
        looksOf(workbench).setState({ menu: { node: id, at: { x: left, y: bottom + 4 }, home } });
      }}
    >
      <IconDots size={home === 'canvas' ? 16 : 17} aria-hidden />
    </ActionIcon>
  );
}
