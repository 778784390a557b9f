import {
  IconArrowsSplit2,
  IconBolt,
  IconClockPause,
  IconFilter,
  IconNote,
  IconSend,
} from '@tabler/icons-react';
import type { GraphNode } from '../../shared/model/graph.ts';

export type Kind = GraphNode['kind'];

/** What tells the kinds of nodes apart at a glance: a word, an icon, and (in CSS, by the kind's name) a shape. */
export const families = {
  trigger: { word: 'When', icon: IconBolt },
  condition: { word: 'Only if', icon: IconFilter },
  split: { word: 'Split', icon: IconArrowsSplit2 },
  wait: { word: 'Wait', icon: IconClockPause },
  action: { word: 'Do', icon: IconSend },
  note: { word: 'Note', icon: IconNote },
} as const satisfies Record<Kind, unknown>;

/** Whether wires can lead to it. */
export function canFollow(kind: Kind): boolean {
  return kind !== 'trigger' && kind !== 'note';
}
