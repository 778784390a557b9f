import type { Wire } from '../../../shared/model/graph.ts';

/** A wire's name in the drawing. */
export function wireId({ from, exit, to }: Wire): string {
  return JSON.stringify([from, exit, to]);
}

export function wireOf(id: string): Wire | null {
  try {
    const parts: unknown = JSON.parse(id);
    if (!Array.isArray(parts)) return null;
    const [from, exit, to] = parts as unknown[];
    return typeof from === 'string' && typeof exit === 'string' && typeof to === 'string'
      ? { from, exit, to }
      : null;
  } catch {
    return null;
  }
}
