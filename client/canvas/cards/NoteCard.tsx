import type { NodeProps } from '@xyflow/react';
import { memo, type CSSProperties } from 'react';
import { families } from '../families.ts';
import { sayingId, type CardNode } from '../flowNodes.ts';
import { More } from './More.tsx';
import './cards.css';
import './far.css';
import './notes.css';
import { useHeight } from './useHeight.ts';

/** A remark on the drawing: prose, and nothing else. */
export const NoteCard = memo(function NoteCard({
  id,
  data,
  selected,
  height: known = 0,
}: NodeProps<CardNode>) {
  const { icon: Icon, word } = families.note;
  const text = data.node.kind === 'note' ? data.node.text : '';
  const { height, style } = useHeight(id, text, known);
  return (
    <div
      className="canvas-note"
      data-selected={selected || undefined}
      data-measured={height > 0 || undefined}
      style={{ ...style, ...linesStyle(height) }}
    >
      <div className="canvas-card-head">
        <Icon size={16} aria-hidden />
        <span className="canvas-card-family">{word}</span>
        <More id={id} name={data.words.title} home="canvas" reachable={selected} />
      </div>
      <p className="canvas-note-text">{text.trim() || 'Double-click or press Enter to write.'}</p>
      <span id={sayingId(id)} hidden>
        {text}
      </span>
    </div>
  );
});

/** From afar the letters are large: as many lines of them as there is room for (far.css). */
function linesStyle(height: number): CSSProperties {
  return { '--canvas-lines': Math.max(1, Math.floor((height - 24) / 30)) } as CSSProperties;
}
