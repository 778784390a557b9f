import { callWords } from './describe/calls.ts';
import type { Words } from './describe.ts';
import { labelOf } from './labels.ts';
import type { GraphNode } from '../model/graph.ts';

/**
 * What a step is called wherever it is spoken of: its own name, else what it does, and of a call to whom,
 * `Send study to Reading station 2`, so that two calls of one command are told apart.
 */
export function stepName(node: GraphNode, words: Words): string {
  if (node.kind !== 'action' || !node.command || node.name?.trim())
    return labelOf(node, words.catalogue);
  return asTitle(callWords(node, words));
}

/** `send the study to …` in the brief style of the commands' labels: `Send study to …`. */
export function asTitle(told: string): string {
  const brief = told.replace(/^(\S+) (?:the|an?) /, '$1 ');
  return brief.charAt(0).toUpperCase() + brief.slice(1);
}
