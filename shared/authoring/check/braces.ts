import { isReference } from '../../model/reference.ts';

/** Braces in a text that look as if they inserted a field, and do not. */
export interface Braces {
  /** Where they begin, counted from 0. */
  readonly position: number;
  readonly written: string;
  readonly inner: string;
  /** They are never closed, or not by as many as they need. */
  readonly isOpen: boolean;
}

const closed = String.raw`\{\{(?<closed>[^{}]*)\}\}`;
const open = String.raw`\{\{\s*(?<open>[a-z][\w.-]*\w)[^\S\n]*\}?`;
const single = String.raw`(?<!\{)\{\s*(?<single>[a-z][\w.-]*\w)\s*\}(?!\})`;
const pattern = new RegExp(`${closed}|${open}|${single}`, 'gi');

/** Everything in double braces that is no reference, what is left open, and references in single braces. */
export function bracesIn(text: string): Braces[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: whole, index, groups = {} }) => {
    const inner = (groups['closed'] ?? groups['open'] ?? groups['single'] ?? '').trim();
    const isOpen = groups['closed'] === undefined;
    // An open end takes no space along, so that a mended text keeps its words apart.
    const written = whole.endsWith('}') ? whole : whole.trimEnd();
    const isMeant = groups['single'] === undefined || isReference(inner);
    const isSound = !isOpen && isReference(inner);
    return isMeant && !isSound && inner !== '' ? [{ position: index, written, inner, isOpen }] : [];
  });
}
