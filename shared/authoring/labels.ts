import { findCommand, findEvent, type Vocabulary } from '../catalogue.ts';
import type { GraphNode } from '../model/graph.ts';
import type { Source } from './compile/walk.ts';
import { describeCondition } from './describe/tests.ts';
import { spanOf } from './words.ts';

/** What a person calls a node: its name, else what it does. Never holds a value of an event. */
export function labelOf(node: GraphNode, catalogue: Vocabulary): string {
  if (node.kind !== 'note' && node.name?.trim()) return node.name.trim();
  return unnamedLabel(node, catalogue);
}

/** What it is called where nobody has named it: by what it does. */
export function unnamedLabel(node: GraphNode, catalogue: Vocabulary): string {
  switch (node.kind) {
    case 'trigger':
      return eventLabel(node.event, catalogue);
    case 'condition':
      return shortened(describeCondition(node.when, { catalogue, nameOf: () => undefined }));
    case 'split':
      return node.field ? `split by ${node.field}` : 'split';
    case 'wait':
      return `wait ${spanOf(node.seconds)}`;
    case 'action':
      return node.command ? commandLabel(node.command, catalogue) : 'action';
    case 'note':
      return 'note';
  }
}

/** What people call an event; its own name where no catalogue lists it. */
export function eventLabel(event: string, catalogue: Vocabulary): string {
  return findEvent(catalogue, event)?.label ?? (event || 'trigger');
}

/** What people call a command; its path where no catalogue lists it. */
export function commandLabel(command: string, catalogue: Vocabulary): string {
  return findCommand(catalogue, command)?.label ?? command;
}

const longest = 60;

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}

/** What starts a webhook, in words: the trigger, or what became of the action before. */
export function startLabel(source: Source, catalogue: Vocabulary): string {
  const label = labelOf(source.node, catalogue);
  if (source.kind === 'trigger') return label;
  return source.exit === 'failed' ? `when ${label} fails` : `after ${label}`;
}
