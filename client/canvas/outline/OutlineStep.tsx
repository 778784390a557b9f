import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconPlugConnected, IconTrash } from '@tabler/icons-react';
import { exitsOf, type GraphNode } from '../../../shared/model/graph.ts';
import { useDesk, useDraft, useSurroundings, useWorkbench } from '../../draft/Workbench.tsx';
import { cardWords, spokenName } from '../cards/cardWords.ts';
import { remove } from '../changing.ts';
import { openSettings } from '../entry.ts';
import { families } from '../families.ts';
import { looksOf } from '../looks.ts';
import { More } from '../cards/More.tsx';
import { OutlineExit } from './OutlineExit.tsx';
import { ProblemBadge } from '../cards/ProblemBadge.tsx';
import { wordsOf } from '../../draft/surroundings.ts';

const deepest = 4;

/** One step of the list: choosing it shows it, and choosing it again opens its settings; below it, where each exit leads. */
export function OutlineStep({
  node,
  number,
  level,
}: {
  readonly node: GraphNode;
  readonly number: number;
  readonly level: number;
}) {
  const workbench = useWorkbench();
  const words = useSurroundings(wordsOf);
  const timeZone = useDraft(({ document }) => document.timeZone);
  const selected = useDesk((desk) => desk.selected.includes(node.id));
  const said = cardWords(node, words, timeZone);
  const name = spokenName(said);
  const { icon: Icon } = families[node.kind];
  const exits = exitsOf(node);
  return (
    <li
      className="canvas-outline-step"
      data-selected={selected || undefined}
      style={{ marginInlineStart: Math.min(level, deepest) * 10 }}
    >
      <div className="canvas-outline-head">
        <UnstyledButton
          className="canvas-outline-name"
          data-step={node.id}
          aria-current={selected || undefined}
          aria-label={`${number}. ${name}`}
          onClick={() => {
            // A second press, or a double click, asks for more than to have it chosen.
            if (selected) {
              openSettings(workbench, node.id);
              return;
            }
            workbench.desk.select([node.id]);
            looksOf(workbench).getState().view?.reveal(node.id);
          }}
        >
          <span className="canvas-badge" data-kind={node.kind} aria-hidden>
            <Icon size={15} stroke={2} />
          </span>
          <span className="canvas-outline-words">
            <span className="canvas-card-family" data-kind={node.kind}>
              {said.family}
            </span>
            <span className="canvas-outline-title">{said.title}</span>
            {said.prose && node.kind !== 'note' && (
              <span className="canvas-outline-prose">{said.prose}</span>
            )}
          </span>
        </UnstyledButton>
        <div className="canvas-outline-acts">
          <ProblemBadge
            id={node.id}
            spoken={(messages) => <span className="visually-hidden">{messages}</span>}
          />
          {exits.length > 0 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Connect ${name} to…`}
              title="Connect to…"
              onClick={() => {
                looksOf(workbench).setState({
                  connecting: { from: node.id, exit: null, instead: null, home: 'outline' },
                });
              }}
            >
              <IconPlugConnected size={17} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Delete ${name}`}
            title="Delete"
            onClick={() => {
              remove(workbench, [node.id], 'outline');
            }}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
          <More id={node.id} name={name} home="outline" />
        </div>
      </div>
      {exits.length > 0 && (
        <ul className="canvas-outline-exits" aria-label={`Exits of ${name}`}>
          {exits.map((exit) => (
            <OutlineExit key={exit} node={node} exit={exit} />
          ))}
        </ul>
      )}
    </li>
  );
}
