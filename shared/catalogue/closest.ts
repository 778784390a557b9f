/**
 * For “did you mean”: the candidate with the fewest slips of the finger (a letter too many, missing, wrong, or two
 * swapped), if one in four letters at most is wrong. Capitals do not matter.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length / 4)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= fewest) continue;
    const found = slips(wanted, candidate.toLowerCase());
    if (found < fewest) [best, fewest] = [candidate, found];
  }
  return best;
}

/**
 * For names that people shorten: the candidate from which only letters were left out (`grp_id` of `group_id`), the shortest
 * if there are several. It begins with the same letter, and half of it at least is there.
 */
export function lengthened(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  const [shortest] = [...candidates]
    .filter((candidate) => wanted.length >= 3 && wanted.length * 2 >= candidate.length)
    .filter((candidate) => isShortened(wanted, candidate.toLowerCase()))
    .sort((one, other) => one.length - other.length);
  return shortest;
}

function isShortened(short: string, whole: string): boolean {
  if (short[0] !== whole[0]) return false;
  let place = 0;
  for (const letter of whole) if (letter === short[place]) place += 1;
  return place === short.length;
}

/** Damerau–Levenshtein distance, each stretch of text edited once (optimal string alignment). */
function slips(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line.push(
        Math.min(
          at(above, column) + 1,
          at(line, column - 1) + 1,
          at(above, column - 1) + (same ? 0 : 1),
          row > 1 && column > 1 && swapped ? at(before, column - 2) + 1 : Infinity,
        ),
      );
    }
    [before, above] = [above, line];
  }
  return at(above, other.length);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Infinity;
}
