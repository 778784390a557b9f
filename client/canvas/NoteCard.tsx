import { IconDots } from '@tabler/icons-react';
import { ActionIcon } from '@mantine/core';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useWorkbench } from '../draft/Workbench.tsx';
import { families } from './families.ts';
import type { CardNode } from './flowNodes.ts';
import { sayingId } from './flowNodes.ts';
import { looksOf } from './looks.ts';
import { rectOf } from './screen.ts';
import './cards.css';
import './far.css';
import './notes.css';

/** A remark on the drawing: prose, and nothing else. */
export const NoteCard = memo(function NoteCard({ id, data, selected }: NodeProps<CardNode>) {
  const workbench = useWorkbench();
  const { icon: Icon, word } = families.note;
  const text = data.node.kind === 'note' ? data.node.text : '';
  return (
    <div className="canvas-note" data-selected={selected || undefined}>
      <div className="canvas-card-head">
        <Icon size={16} aria-hidden />
        <span className="canvas-card-family">{word}</span>
        <ActionIcon
          className="canvas-more nodrag nopan"
          variant="subtle"
          color="gray"
          size={24}
          tabIndex={selected ? 0 : -1}
          aria-label={`More for ${data.words.title}`}
          aria-haspopup="menu"
          onClick={(event) => {
            event.stopPropagation();
            const { left, bottom } = rectOf(event.currentTarget);
            workbench.desk.select([id]);
            looksOf(workbench).setState({ menu: { node: id, at: { x: left, y: bottom + 4 } } });
          }}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </div>
      <p className="canvas-note-text">{text.trim() || 'Double-click or press Enter to write.'}</p>
      <span id={sayingId(id)} hidden>
        {text}
      </span>
    </div>
  );
});
