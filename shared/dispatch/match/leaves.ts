import type { Hl7Leaf, MimeLeaf, RawLeaf } from '../../model/condition.ts';
import type { PlatformEvent } from '../../model/event.ts';
import { readHl7 } from '../hl7.ts';
import { compilePattern } from '../pattern.ts';
import type { Compiled, Reason } from './compiled.ts';
import { compileRow } from './row.ts';
import { hidden, shown } from './wording.ts';

interface Hl7Test {
  readonly position: string;
  readonly wanted: string;
  readonly test: (text: string) => boolean;
  readonly refused: string | null;
}

/** An HL7 transform condition: every pattern has to match at its position; what is missing matches none. */
export function compileHl7(leaf: Hl7Leaf): Compiled {
  const tests = leaf.hl7.flatMap((entry) =>
    Object.entries(entry).map(([position, wanted]) => hl7Test(position, wanted)),
  );
  return {
    blocked: tests.some((test) => test.refused !== null),
    holds: (event) => tests.every((test) => hl7Holds(test, event)),
    explain: (event, path) => tests.map((test) => explainHl7(test, event, path)),
  };
}

function hl7Test(position: string, wanted: string): Hl7Test {
  const pattern = compilePattern(wanted, false);
  switch (pattern.kind) {
    case 'pattern':
      return { position, wanted, test: pattern.test, refused: null };
    case 'refused':
      return { position, wanted, test: () => false, refused: pattern.why };
  }
}

function hl7Holds(test: Hl7Test, event: PlatformEvent): boolean {
  const value = readHl7(event.data['hl7'], test.position);
  return value !== undefined && test.test(value);
}

function explainHl7(test: Hl7Test, event: PlatformEvent, path: string): Reason {
  const value = readHl7(event.data['hl7'], test.position);
  const say = (actual: string): string => {
    if (test.refused !== null)
      return `the pattern for HL7 ${test.position} cannot run here: ${test.refused}`;
    return `HL7 ${test.position} is ${value === undefined ? 'missing' : actual}; the rule wants text that matches ${test.wanted}`;
  };
  return {
    path,
    holds: hl7Holds(test, event),
    decisive: true,
    field: 'hl7.message',
    text: say(shown(value)),
    masked: say(hidden),
    ...(value === undefined ? { missing: true as const } : { actual: shown(value) }),
    ...(test.refused === null ? {} : { blocks: true as const }),
  };
}

/** The type of the report's attachment, as a row of text that ignores case. */
export function compileMime(leaf: MimeLeaf, timeZone: string): Compiled {
  return compileRow({ field: 'attachment.mime_type', type: 'text', ...leaf.mime }, timeZone);
}

/** An imported filter that we do not understand never holds, and nothing around it can make it hold. */
export function compileRaw(leaf: RawLeaf): Compiled {
  const text = `the imported filter on ${leaf.raw.filter_field} cannot be judged here; rewrite it as a condition to run it here`;
  return {
    blocked: true,
    holds: () => false,
    explain: (_event, path) => [
      { path, holds: false, decisive: true, text, masked: text, blocks: true },
    ],
  };
}
