/**
 * Texts that are no parameters yet: kept while somebody looks at something else, and over a reload, until they are
 * mended or thrown away. They never reach the graph.
 */
const prefix = 'studyhook:text:';

// Storage may be full or forbidden: then a text outlives at least its editor.
const here = new Map<string, Kept>();

export interface Kept {
  readonly text: string;
  /** The parameters, as text, that the rule had when the text began to differ. */
  readonly base: string;
}

export function keptText(rule: string, node: string): Kept | null {
  const key = keyOf(rule, node);
  return here.get(key) ?? stored(key);
}

export function keepText(rule: string, node: string, kept: Kept | null): void {
  const key = keyOf(rule, node);
  if (kept === null) here.delete(key);
  else here.set(key, kept);
  try {
    if (kept === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // It is in memory; only a reload would lose it.
  }
}

function stored(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

function keyOf(rule: string, node: string): string {
  return `${prefix}${rule}:${node}`;
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { text, base } = value as Partial<Record<string, unknown>>;
  return typeof text === 'string' && typeof base === 'string';
}
