import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../shared/model/problem.ts';
import type { GraphNode } from '../../shared/model/graph.ts';

/** A text that is no parameters yet. */
export interface Kept {
  readonly text: string;
  /** The parameters, as text, that the rule had when the text began to differ. */
  readonly base: string;
  /** The parameters, as text, that the rule had when the editing began; what was read on the way may have replaced them. */
  readonly stood?: string;
}

/** By node. Texts never reach the graph. */
type Texts = ReadonlyMap<string, Kept>;

/**
 * The texts of a rule that are no parameters yet: kept while somebody looks at something else, and over a reload, until
 * they are mended or thrown away.
 */
export interface UnfinishedStore extends StoreApi<Texts> {
  readonly keep: (node: string, kept: Kept | null) => void;
}

const prefix = 'studyhook:text:';

// Storage may be full or forbidden: then a text outlives at least its editor.
const here = new Map<string, Texts>();

export function createUnfinished(rule: string): UnfinishedStore {
  const key = prefix + rule;
  const store = createStore<Texts>(() => here.get(key) ?? stored(key));
  return {
    ...store,
    keep(node, kept) {
      const before = store.getState();
      if (kept === null && !before.has(node)) return;
      const texts = new Map(before);
      if (kept === null) texts.delete(node);
      else texts.set(node, kept);
      here.set(key, texts);
      write(key, texts);
      store.setState(texts, true);
    },
  };
}

/** What is told of them, where a rule is told of: a person may have gone on and forgotten one. */
export function tellUnfinished(texts: Texts, nodes: readonly GraphNode[]): Problem[] {
  return nodes
    .filter(({ id, kind }) => kind === 'action' && texts.has(id))
    .map(({ id }) => ({
      code: 'action.unfinished_json',
      severity: 'warning',
      target: 'both',
      message:
        'Its JSON is not finished, so what stands there is not in the rule: the last parameters that could be read are. Finish it, or go back to the parameters from before.',
      node: id,
      field: 'json',
    }));
}

function write(key: string, texts: Texts): void {
  try {
    if (texts.size === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify([...texts]));
  } catch {
    // It is in memory; only a reload would lose it.
  }
}

function stored(key: string): Texts {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

function isEntry(value: unknown): value is [string, Kept] {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  const kept: unknown = value[1];
  if (typeof kept !== 'object' || kept === null) return false;
  const { text, base, stood = '' } = kept as Partial<Record<string, unknown>>;
  return typeof text === 'string' && typeof base === 'string' && typeof stood === 'string';
}
