import type { RuleSummary } from '../../shared/model/answers/rules.ts';

export const filters = ['all', 'live', 'off', 'problems', 'failing'] as const;
export type Filter = (typeof filters)[number];

export const orders = ['name', 'changed', 'calls'] as const;
export type Order = (typeof orders)[number];

/** Runs now: it has been published and is switched on. */
export function isLive({ live, enabled }: RuleSummary): boolean {
  return live !== null && enabled;
}

const tests: Readonly<Record<Filter, (rule: RuleSummary) => boolean>> = {
  all: () => true,
  live: isLive,
  off: (rule) => !isLive(rule),
  problems: ({ problems }) => problems.errors + problems.warnings > 0,
  failing: ({ failures }) => failures > 0,
};

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const comparisons: Readonly<Record<Order, (one: RuleSummary, other: RuleSummary) => number>> = {
  name: (one, other) => byName.compare(one.name, other.name),
  changed: (one, other) => other.updatedAt.localeCompare(one.updatedAt),
  calls: (one, other) => other.calls - one.calls || byName.compare(one.name, other.name),
};

export interface Arrangement {
  /** Every word has to occur in the name or in the sentence. */
  readonly search: string;
  readonly filter: Filter;
  readonly order: Order;
}

/** The rules that are asked for, in the order that is asked for. */
export function arrange(
  rules: readonly RuleSummary[],
  { search, filter, order }: Arrangement,
): RuleSummary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rules
    .filter(tests[filter])
    .filter(({ name, sentence }) => {
      const text = `${name} ${sentence}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort(comparisons[order]);
}

/** How many rules each filter would show. */
export function countByFilter(rules: readonly RuleSummary[]): Readonly<Record<Filter, number>> {
  const count = (filter: Filter) => rules.filter(tests[filter]).length;
  return {
    all: count('all'),
    live: count('live'),
    off: count('off'),
    problems: count('problems'),
    failing: count('failing'),
  };
}

/** A name that no rule has yet: `New rule`, `New rule 2`, ... */
export function freeName(wanted: string, rules: readonly { readonly name: string }[]): string {
  const taken = new Set(rules.map(({ name }) => name.trim().toLowerCase()));
  if (!taken.has(wanted.toLowerCase())) return wanted;
  for (let number = 2; ; number += 1) {
    const name = `${wanted} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
