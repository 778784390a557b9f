import { exitsOf, type GraphNode } from '../../shared/model/graph.ts';

/** From the top of a card to its arrow, and to the dot of an only exit (exits.css). */
export const head = 26;
/** Several exits stand at the foot of a card, a row each. */
const [row, foot] = [28, 7];

/** From the top of a card, which is that high, to the dot of an exit. */
export function exitHeight(node: GraphNode, exit: string, height: number): number {
  const exits = exitsOf(node);
  if (exits.length < 2) return head;
  return height - foot - row * (exits.length - exits.indexOf(exit) - 0.5);
}
