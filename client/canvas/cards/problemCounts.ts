import { toldAlone, toneOf } from '../../../shared/authoring/weight.ts';
import type { Problem } from '../../../shared/model/problem.ts';

/** What a card tells of, the gravest first. What only the platform minds is none of it: there is nothing to do about it. */
const tones = ['error', 'needed', 'warning'] as const;
type CardTone = (typeof tones)[number];

/** `error 2` for two errors (and lesser problems besides), `needed 1`, or nothing: a plain text, so that cards compare it. */
export function countsOf(problems: readonly Problem[] | undefined): string {
  const found = (problems ?? []).map(toneOf);
  const gravest = tones.find((tone) => found.includes(tone));
  if (gravest === undefined) return '';
  return `${gravest} ${found.filter((tone) => tone === gravest).length}`;
}

export function readCounts(counts: string): { readonly tone: CardTone; readonly count: string } {
  const [tone = '', count = ''] = counts.split(' ');
  return { tone: tones.find((one) => one === tone) ?? 'warning', count };
}

export function messagesOf(problems: readonly Problem[] | undefined): string {
  return (problems ?? []).map(toldAlone).join('\n');
}
