import { isReference } from '../../model/reference.ts';

/** Braces in a text that look as if they inserted a field, and do not. */
export interface Braces {
  /** Where they begin, counted from 0. */
  readonly position: number;
  readonly written: string;
  readonly inner: string;
  readonly fault: BraceFault;
}

/** Never closed (or not by as many as they need), never opened, too few on both sides, or around no field. */
export type BraceFault = 'unclosed' | 'unopened' | 'single' | 'no_field';

const field = String.raw`[a-z][\w.-]*\w`;
const pattern = new RegExp(
  [
    String.raw`\{\{(?<closed>[^{}]*)\}\}`,
    String.raw`\{\{\s*(?<open>${field})[^\S\n]*\}?`,
    String.raw`\$?(?<!\{)\{\s*(?<single>${field})\s*\}(?!\})`,
    String.raw`\$?\{?[^\S\n]*(?<unopened>(?<![\w.-])${field})\s*\}\}`,
  ].join('|'),
  'gi',
);

/** Everything in double braces that is no reference, what is left open on either side, and references in single braces. */
export function bracesIn(text: string): Braces[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: whole, index, groups = {} }) => {
    const { closed, open, single, unopened } = groups;
    const inner = (closed ?? open ?? single ?? unopened ?? '').trim();
    // Single braces, and those at an end, are every language's own, unless a field stands before or between them.
    const isMeant = (single ?? unopened) === undefined || isReference(inner);
    const isSound = closed !== undefined && isReference(inner);
    if (!isMeant || isSound) return [];
    const start = unopened === undefined || whole.includes('{') ? 0 : whole.indexOf(inner);
    // Neither end takes a space along, so that a mended text keeps its words apart.
    const written = whole.endsWith('}') ? whole.slice(start) : whole.trimEnd();
    return [{ position: index + start, written, inner, fault: faultOf(groups) }];
  });
}

function faultOf(groups: Readonly<Record<string, string | undefined>>): BraceFault {
  if (groups['closed'] !== undefined) return 'no_field';
  if (groups['open'] !== undefined) return 'unclosed';
  return groups['single'] === undefined ? 'unopened' : 'single';
}
