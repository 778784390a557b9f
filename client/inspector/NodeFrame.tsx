import { Button, Text } from '@mantine/core';
import {
  IconArrowsSplit2,
  IconBolt,
  IconFilter,
  IconClockPause,
  IconNote,
  IconSend,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { blocks } from '../../shared/authoring/weight.ts';
import type { GraphNode } from '../../shared/model/graph.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { useWorkbench } from '../draft/Workbench.tsx';
import { useLeaving, useOtherProblems } from './field/NodeScope.tsx';
import { NoteList } from './field/Notes.tsx';
import { NameField } from './NameField.tsx';
import { kindWords } from './nodeKinds.ts';
import { useDeleting } from './useDeleting.ts';

const icons = {
  trigger: IconBolt,
  condition: IconFilter,
  split: IconArrowsSplit2,
  wait: IconClockPause,
  action: IconSend,
  note: IconNote,
};

function Others({
  problems,
  label,
}: {
  readonly problems: readonly Problem[];
  readonly label: string;
}) {
  if (problems.length === 0) return null;
  return (
    <div className="inspector-others" role="group" aria-label={label}>
      <NoteList problems={problems} />
    </div>
  );
}

/** What all nodes have: a head that says what it is, problems of the whole, a name, and how to delete it. */
export function NodeFrame({
  node,
  children,
}: {
  readonly node: GraphNode;
  readonly children: ReactNode;
}) {
  const left = useLeaving();
  const { title, family, tone } = kindWords[node.kind];
  const Icon = icons[node.kind];
  const { draft } = useWorkbench();
  const remove = useDeleting();
  const problems = useOtherProblems();
  return (
    <form
      className="inspector-node"
      aria-label={`${title} settings`}
      onSubmit={(event) => {
        event.preventDefault();
      }}
      onBlur={(event) => {
        draft.endGesture();
        left(event);
      }}
    >
      <header className={`inspector-head inspector-tone-${tone}`}>
        <span className="inspector-head-icon">
          <Icon size={20} aria-hidden />
        </span>
        <div>
          <Text className="inspector-family">{family}</Text>
          <h2 className="inspector-title">{title}</h2>
        </div>
      </header>
      <Others problems={problems.filter(blocks)} label="What has to be mended at this step" />
      {children}
      {node.kind !== 'note' && <NameField node={node} />}
      {/* Worth a look, and no reason to move what is being filled in. */}
      <Others
        problems={problems.filter((one) => !blocks(one))}
        label="What is worth a look at this step"
      />
      <footer className="inspector-foot">
        <Text size="xs" c="dimmed" truncate>
          Id <code>{node.id}</code>
        </Text>
        <Button
          variant="subtle"
          size="xs"
          className="inspector-delete"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => {
            remove([node.id]);
          }}
        >
          Delete {title.toLowerCase()}
        </Button>
      </footer>
    </form>
  );
}
