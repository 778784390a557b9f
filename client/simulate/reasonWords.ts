import { isRow } from '../../shared/authoring/conditions.ts';
import type { Reason } from '../../shared/dispatch/match.ts';
import { splitOperator, type Condition, type Leaf } from '../../shared/model/condition.ts';

/** A reason in words; of a test that its author has not finished, that it is not. */
export function reasonWords(reason: Reason, when: Condition): string {
  const leaf = leafAt(when, reason.path.split('.').slice(1));
  const lacks = leaf && lackOf(leaf, reason);
  switch (lacks) {
    case null:
    case undefined:
      return reason.text;
    case 'place':
      return 'a test is not finished: it does not say yet what to look at';
    case 'value':
      return `${withoutWanted(reason.text)}; the test is not finished: it has no value yet`;
  }
}

/** What was found, without what the rule wants instead. */
export function withoutWanted(text: string): string {
  return text.replace(/; the rule wants .*$/s, '');
}

/** The leaf at a reason's path below `when`; null where the reason is about something else. */
function leafAt(condition: Condition, [step, ...rest]: readonly string[]): Leaf | null {
  if ('not' in condition) return step === 'not' ? leafAt(condition.not, rest) : null;
  if ('all' in condition) return leafAmong(condition.all, rest);
  if ('any' in condition) return leafAmong(condition.any, rest);
  return step === undefined ? condition : null;
}

function leafAmong(parts: readonly Condition[], [at, ...rest]: readonly string[]): Leaf | null {
  const part = parts[Number(at)];
  return part ? leafAt(part, rest) : null;
}

function lackOf(leaf: Leaf, { text }: Reason): 'place' | 'value' | null {
  if ('hl7' in leaf) {
    const tests = leaf.hl7.flatMap((entry) => Object.entries(entry));
    // All tests of a leaf have its path: only the words tell which of them a reason is about.
    const test = tests.find(([place]) => text.startsWith(`HL7 ${place} is `));
    return test ? lack(test[0], [test[1]]) : null;
  }
  if ('mime' in leaf) return lack('mime', [leaf.mime.value]);
  if (!isRow(leaf)) return null;
  const { value = [] } = leaf;
  const asksForNone = splitOperator(leaf.op).positive === 'has_value';
  return lack(leaf.field, asksForNone ? null : [value].flat());
}

function lack(place: string, values: readonly unknown[] | null): 'place' | 'value' | null {
  if (place.trim() === '') return 'place';
  return values?.every((value) => value === '') ? 'value' : null;
}
