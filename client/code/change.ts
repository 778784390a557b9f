/** A stretch of a text, and what stands there afterwards. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The smallest stretch that makes one text the other, so that the cursor stays where somebody has it. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from: start, to: before.length - end, text: after.slice(start, after.length - end) };
}
