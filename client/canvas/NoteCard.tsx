import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { families } from './families.ts';
import { sayingId, type CardNode } from './flowNodes.ts';
import { More } from './More.tsx';
import './cards.css';
import './far.css';
import './notes.css';

/** A remark on the drawing: prose, and nothing else. */
export const NoteCard = memo(function NoteCard({ id, data, selected }: NodeProps<CardNode>) {
  const { icon: Icon, word } = families.note;
  const text = data.node.kind === 'note' ? data.node.text : '';
  return (
    <div className="canvas-note" data-selected={selected || undefined}>
      <div className="canvas-card-head">
        <Icon size={16} aria-hidden />
        <span className="canvas-card-family">{word}</span>
        <More id={id} name={data.words.short} home="canvas" reachable={selected} />
      </div>
      <p className="canvas-note-text">{text.trim() || 'Double-click or press Enter to write.'}</p>
      <span id={sayingId(id)} hidden>
        {text}
      </span>
    </div>
  );
});
