import { always, splitOperator, type Condition, type Row } from '../../model/condition.ts';
import type { GraphNode, SplitNode } from '../../model/graph.ts';
import { isRow, mapRows, opposite } from '../conditions.ts';
import type { Flow } from '../flow.ts';

/** What a decision node's exits mean: values of one variable. Nodes that ask the same share the variable. */
export interface Decision {
  readonly variable: number;
  /** How many values the variable has. */
  readonly values: number;
  readonly valueOf: ReadonlyMap<string, number>;
  /** What each exit says, worded as its author did. */
  readonly wordings: ReadonlyMap<string, Condition>;
}

export interface Variables {
  readonly decisions: ReadonlyMap<string, Decision>;
  /** The condition that the variable has one of these values. */
  literal(variable: number, values: readonly number[]): Condition;
}

type Writer = (values: readonly number[]) => Condition;

const holds = 1;

/** Numbers the decisions of a graph in the order in which they are met. */
export function variablesOf(flow: Flow, typed: (row: Row) => Row): Variables {
  const decisions = new Map<string, Decision>();
  const writers: Writer[] = [];
  const known = new Map<string, number>();
  const number = (key: string, writer: Writer): number => {
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, writers.length);
    return writers.push(writer) - 1;
  };
  for (const id of flow.order) {
    const node = flow.byId.get(id);
    const decision = node && decisionOf(node, typed, number);
    if (decision) decisions.set(id, decision);
  }
  return {
    decisions,
    literal: (variable, values) => writers[variable]?.(values) ?? always,
  };
}

function decisionOf(
  node: GraphNode,
  typed: (row: Row) => Row,
  number: (key: string, writer: Writer) => number,
): Decision | null {
  switch (node.kind) {
    case 'condition':
      return conditionDecision(mapRows(node.when, typed), number);
    case 'split':
      return splitDecision(node, typed, number);
    case 'trigger':
    case 'wait':
    case 'action':
    case 'note':
      return null;
  }
}

/**
 * *is CT* and *is not CT* are one variable, so that both exits of either add up to *always*.
 */
function conditionDecision(
  when: Condition,
  number: (key: string, writer: Writer) => number,
): Decision {
  const bare = unwrapped(when);
  const negated = isRow(bare) && splitOperator(bare.op).negated;
  const key = JSON.stringify(negated ? opposite(bare) : bare);
  const yes = negated ? 1 - holds : holds;
  const writer: Writer = ([value]) => (value === yes ? bare : opposite(bare));
  return {
    variable: number(key, writer),
    values: 2,
    valueOf: new Map([
      ['yes', yes],
      ['no', 1 - yes],
    ]),
    wordings: new Map([
      ['yes', when],
      ['no', opposite(when)],
    ]),
  };
}

function splitDecision(
  node: SplitNode,
  typed: (row: Row) => Row,
  number: (key: string, writer: Writer) => number,
): Decision {
  const { field, matchCase } = node;
  const cases = node.cases.map((c) => c.values);
  const otherwise = cases.length;
  // All exits compare alike, so that they are exact complements of each other.
  const { type } = typed({ field, op: 'in', value: cases.flat() });
  const row = (op: 'in' | 'not_in', values: readonly (string | number)[]): Row => {
    const [only] = values;
    const single = values.length === 1 && only !== undefined;
    return typed({
      field,
      ...(single
        ? { op: op === 'in' ? 'equals' : 'not_equals', value: only }
        : { op, value: [...values] }),
      ...(type === undefined ? {} : { type }),
      ...(matchCase === undefined ? {} : { matchCase }),
    });
  };
  const writer: Writer = (values) => {
    const rest = cases.filter((_, index) => values.includes(otherwise) !== values.includes(index));
    return row(values.includes(otherwise) ? 'not_in' : 'in', rest.flat());
  };
  const exits = [...node.cases.map((c) => c.id), 'otherwise'];
  return {
    variable: number(JSON.stringify({ field, cases, matchCase }), writer),
    values: exits.length,
    valueOf: new Map(exits.map((exit, index) => [exit, index])),
    wordings: new Map(exits.map((exit, index) => [exit, writer([index])])),
  };
}

/** `{all: [x]}` and `{any: [x]}` are x. */
function unwrapped(condition: Condition): Condition {
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return parts.length === 1 && parts[0] ? unwrapped(parts[0]) : condition;
}
