/**
 * Ordered decision diagrams over variables with several values: the exact form in which conditions are carried along
 * the wires. Equal functions have equal numbers, so *yes or no* is `everything` by itself, whatever the way there was.
 */

/** A function of the decisions; compare with `===`. */
export type Diagram = number;

export const nothing: Diagram = 0;
export const everything: Diagram = 1;
/** The answer once the diagrams have outgrown their bound; whatever it is combined with is too large as well. */
export const tooLarge: Diagram = -1;

interface Choice {
  readonly variable: number;
  /** One branch per value of the variable. */
  readonly branches: readonly Diagram[];
}

export interface Diagrams {
  /** The function that holds where the variable (of so many values) has this value. */
  is(variable: number, values: number, value: number): Diagram;
  and(f: Diagram, g: Diagram): Diagram;
  or(f: Diagram, g: Diagram): Diagram;
  /** Null for the two constants. */
  choice(f: Diagram): Choice | null;
  /** f with one of its parts put in another's place. */
  replace(f: Diagram, part: Diagram, by: Diagram): Diagram;
}

type Operation = 'and' | 'or';

/** A workshop for diagrams that share their parts; at most `bound` of them are made. */
export function createDiagrams(bound: number): Diagrams {
  const choices: (Choice | null)[] = [null, null];
  const numbers = new Map<string, Diagram>();
  const results = { and: new Map<string, Diagram>(), or: new Map<string, Diagram>() };

  function make(variable: number, branches: readonly Diagram[]): Diagram {
    if (branches.includes(tooLarge)) return tooLarge;
    const first = branches[0] ?? nothing;
    if (branches.every((branch) => branch === first)) return first;
    const key = `${String(variable)}:${branches.join()}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (choices.length >= bound) return tooLarge;
    numbers.set(key, choices.length);
    return choices.push({ variable, branches }) - 1;
  }

  function apply(operation: Operation, f: Diagram, g: Diagram): Diagram {
    if (f === tooLarge || g === tooLarge) return tooLarge;
    const absorbing = operation === 'and' ? nothing : everything;
    if (f === g || g === 1 - absorbing || f === absorbing) return f;
    if (f === 1 - absorbing || g === absorbing) return g;
    const key = f < g ? `${String(f)},${String(g)}` : `${String(g)},${String(f)}`;
    const known = results[operation].get(key);
    if (known !== undefined) return known;
    const result = split(operation, f, g);
    results[operation].set(key, result);
    return result;
  }

  function split(operation: Operation, f: Diagram, g: Diagram): Diagram {
    const a = choices[f];
    const b = choices[g];
    const variable = Math.min(a?.variable ?? Infinity, b?.variable ?? Infinity);
    const values = (a?.variable === variable ? a : b)?.branches.length ?? 0;
    const at = (choice: Choice | null | undefined, whole: Diagram, value: number): Diagram =>
      choice?.variable === variable ? (choice.branches[value] ?? nothing) : whole;
    const branches = Array.from({ length: values }, (_, value) =>
      apply(operation, at(a, f, value), at(b, g, value)),
    );
    return make(variable, branches);
  }

  return {
    is: (variable, values, value) =>
      make(
        variable,
        Array.from({ length: values }, (_, i) => (i === value ? everything : nothing)),
      ),
    and: (f, g) => apply('and', f, g),
    or: (f, g) => apply('or', f, g),
    choice: (f) => choices[f] ?? null,
    replace: (f, part, by) => replaced({ choices, make }, f, part, by),
  };
}

interface Workshop {
  readonly choices: readonly (Choice | null)[];
  readonly make: (variable: number, branches: readonly Diagram[]) => Diagram;
}

function replaced({ choices, make }: Workshop, f: Diagram, part: Diagram, by: Diagram): Diagram {
  const done = new Map<Diagram, Diagram>([[part, by]]);
  const visit = (diagram: Diagram): Diagram => {
    const before = done.get(diagram);
    if (before !== undefined) return before;
    const choice = choices[diagram];
    const result = choice ? make(choice.variable, choice.branches.map(visit)) : diagram;
    done.set(diagram, result);
    return result;
  };
  return visit(f);
}
