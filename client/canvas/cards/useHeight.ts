import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect, useState, type CSSProperties } from 'react';
import { flushSync } from 'react-dom';

type Store = ReturnType<typeof useStoreApi>;

interface Height {
  /** How high the card is with all its words; 0 until that is known. */
  readonly height: number;
  readonly style: CSSProperties;
}

/**
 * From afar a card is drawn without its words, and as high as it was with them. So nothing would tell that it says
 * something else by now, or has another exit: with each new `content` it is drawn with all its words for a moment, which
 * nobody sees, and measured anew, with the places of its exits. `known` is the last height that was measured.
 */
export function useHeight(id: string, content: string, known: number): Height {
  const store = useStoreApi();
  // A card that comes back still has the height that it once had, and no places of exits.
  const [measured, setMeasured] = useState(known > 0 ? null : content);
  useLayoutEffect(() => {
    if (measured === content) return undefined;
    return measureSoon(store, id, () => {
      setMeasured(content);
    });
  }, [store, id, content, measured]);
  const height = measured === content ? known : 0;
  const style = { '--canvas-height': height > 0 ? `${height}px` : 'auto' } as CSSProperties;
  return { height, style };
}

/** What is to be measured before the next picture, all at once, and whom to tell. */
const waiting = new Map<string, () => void>();

function measureSoon(store: Store, id: string, done: () => void): () => void {
  if (waiting.size === 0)
    requestAnimationFrame(() => {
      measure(store);
    });
  waiting.set(id, done);
  return () => {
    if (waiting.get(id) === done) waiting.delete(id);
  };
}

/** React Flow's own hook measures a frame later, when the card would be seen with all its words. */
function measure(store: Store): void {
  const { domNode, updateNodeInternals } = store.getState();
  const updates = new Map<string, { id: string; nodeElement: HTMLDivElement; force: true }>();
  for (const id of waiting.keys()) {
    const nodeElement = domNode?.querySelector<HTMLDivElement>(
      `.react-flow__node[data-id="${CSS.escape(id)}"]`,
    );
    if (nodeElement) updates.set(id, { id, nodeElement, force: true });
  }
  const told = [...waiting.values()];
  waiting.clear();
  // Before anything is painted.
  flushSync(() => {
    updateNodeInternals(updates, { triggerFitView: false });
    for (const done of told) done();
  });
}
