import { upperFirst } from '@mantine/hooks';
import type { Graph } from '../../shared/model/graph.ts';

/** An id that no node has yet: the base itself, or with a number behind it. */
export function freshId(taken: ReadonlySet<string>, base: string): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}${String(number)}`)) number += 1;
  return `${base}${String(number)}`;
}

/** Ids in use, positions left behind included. */
export function idsOf({ nodes, positions }: Graph): Set<string> {
  return new Set([...nodes.map(({ id }) => id), ...Object.keys(positions)]);
}

/** Words as an id: `study/push` is `studyPush`, STUDY_SYNC is `studySync`. */
export function asId(words: string): string {
  const parts = words.toLowerCase().match(/[a-z0-9]+/g) ?? ['node'];
  return parts
    .map((part, at) => (at === 0 ? part : upperFirst(part)))
    .join('')
    .slice(0, 60);
}
