import type { GraphNode } from '../../shared/model/graph.ts';

export type NoteNode = Extract<GraphNode, { kind: 'note' }>;

interface KindWords {
  readonly title: string;
  /** What it is for, in a few words. */
  readonly family: string;
  readonly tone: 'trigger' | 'condition' | 'action' | 'wait' | 'note';
}

export const kindWords: Readonly<Record<GraphNode['kind'], KindWords>> = {
  trigger: { title: 'Trigger', family: 'When this happens', tone: 'trigger' },
  condition: { title: 'Condition', family: 'Only if', tone: 'condition' },
  split: { title: 'Split', family: 'Only if', tone: 'condition' },
  wait: { title: 'Wait', family: 'Before going on', tone: 'wait' },
  action: { title: 'Action', family: 'Then do', tone: 'action' },
  note: { title: 'Note', family: 'For people', tone: 'note' },
};
