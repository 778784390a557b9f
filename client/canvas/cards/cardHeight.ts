import type { CSSProperties } from 'react';

/** From afar a card is drawn without its words, and as high as it was with them; 0 until that is known. */
export function heightStyle(height: number): CSSProperties {
  return { '--canvas-height': height > 0 ? `${height}px` : 'auto' } as CSSProperties;
}
