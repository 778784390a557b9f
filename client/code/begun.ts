import type { Problem } from '../../shared/model/problem.ts';
import { placeProblems } from './problemPlaces.ts';

/** Where an insert begins that is being written at the cursor: two braces with no more than a name behind them, or null. */
export function begunAt(text: string, cursor: number): number | null {
  return /\{\{\s*[\w.-]*\}?$/.exec(text.slice(0, cursor))?.index ?? null;
}

/** Whether a problem says of an insert that begins here only that it is not finished. */
export function isOnlyBegun(text: string, begun: number, problem: Problem): boolean {
  if (problem.code !== 'reference.braces') return false;
  return placeProblems(text, [problem]).some(({ from }) => from === begun);
}
