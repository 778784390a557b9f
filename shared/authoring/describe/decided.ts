import type { Condition } from '../../model/condition.ts';
import type { Variables } from '../compile/variables.ts';
import type { Flow } from '../flow.ts';
import type { Words } from './names.ts';
import { describeCondition } from './tests.ts';

/** A piece of a sentence; selecting it selects the node that it speaks of. */
export interface Phrase {
  readonly text: string;
  readonly node?: string;
}

/** Values of a decision's variable, as a leaf of the condition stands for them. */
export interface Decided {
  readonly variable: number;
  readonly values: readonly number[];
}

interface Surroundings {
  readonly flow: Flow;
  readonly variables: Variables;
  readonly words: Words;
}

/** A condition over decisions as phrases, each tied to the first node that decides it. Empty for *always*. */
export function decided(
  condition: Condition,
  literals: readonly Decided[],
  surroundings: Surroundings,
  parent: 'all' | 'any' | null = null,
): Phrase[] {
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  if (!parts) return 'raw' in condition ? leaf(condition.raw.filter_field) : [];
  const kind = 'all' in condition ? 'all' : 'any';
  const conjunction = kind === 'all' ? ' and ' : ' or ';
  const inner = parts.flatMap((part, index): Phrase[] => [
    ...(index === 0 ? [] : [{ text: conjunction }]),
    ...decided(part, literals, surroundings, kind),
  ]);
  return parent && parts.length > 1 ? [{ text: '(' }, ...inner, { text: ')' }] : inner;

  function leaf(place: string): Phrase[] {
    const literal = literals[Number(place)];
    if (!literal) return [];
    const { flow, variables, words } = surroundings;
    const node = flow.order.find(
      (id) => variables.decisions.get(id)?.variable === literal.variable,
    );
    const said = variables.literal(literal.variable, literal.values);
    const text = describeCondition(said, words);
    const group =
      'all' in said && said.all.length > 1
        ? 'all'
        : 'any' in said && said.any.length > 1
          ? 'any'
          : null;
    return [
      {
        text: group && parent && group !== parent ? `(${text})` : text,
        ...(node === undefined ? {} : { node }),
      },
    ];
  }
}
