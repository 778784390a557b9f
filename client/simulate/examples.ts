import { personWords } from '../../shared/authoring/words.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import { valueAt } from './trialEvent.ts';

/** An event to try a drawing on. */
export interface Example {
  readonly key: string;
  readonly origin: 'sample' | 'came_in' | 'bare';
  /** All of it in one line, as it is searched for. */
  readonly label: string;
  /** What it is about, and by what else it is known. */
  readonly title: string;
  readonly about: string;
  /** The modality, where it is about a study. */
  readonly mark: string | null;
  readonly event: PlatformEvent;
}

export const groupLabels: Readonly<Record<Example['origin'], string>> = {
  sample: 'Samples',
  came_in: 'Came in lately',
  bare: 'Without an example',
};

/** An event in the words by which people know it again; `fallback` where it carries no study. */
export function exampleOf(
  { key, origin, event }: Pick<Example, 'key' | 'origin' | 'event'>,
  fallback: string,
  when = '',
): Example {
  const read = (field: string): string => valueAt(event, `study.${field}`);
  const title = read('study_description') || fallback;
  const about = [personWords(read('patient_name')), dateWords(read('study_date')), when].filter(
    Boolean,
  );
  const mark = read('modality') || null;
  const label = [mark, title, ...about].filter(Boolean).join(', ');
  return { key, origin, event, label, title, about: about.join(' · '), mark };
}

/** `20260302` as `2026-03-02`; anything else as it is. */
function dateWords(text: string): string {
  return text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

const mostValues = 12;

/** The values that a field has among the examples, the usual ones first. */
export function valuesAmong(
  examples: readonly Example[],
  path: string,
  usual: readonly string[],
): string[] {
  const seen = examples.map(({ event }) => valueAt(event, path)).filter(Boolean);
  const all = [...new Set([...usual, ...seen])];
  // Of what is different each time a list is no help.
  return usual.length > 0 || all.length <= mostValues ? all : [];
}
