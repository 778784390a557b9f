import type { OneOfParameters } from '../../../shared/catalogue.ts';
import type { Problem } from '../../../shared/model/problem.ts';

/**
 * Whether what is said of the parameters as a whole is about this choice among them: what is missing names all of it, what
 * is too much names two ways or more.
 */
export function isAbout({ code, message }: Problem, { oneOf }: OneOfParameters): boolean {
  const names = (name: string): boolean =>
    new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w-])`).test(message);
  const ways = oneOf.filter((set) => set.every(names));
  if (code === 'action.missing_one_of') return ways.length === oneOf.length;
  return code === 'action.several_of' && ways.length > 1;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
