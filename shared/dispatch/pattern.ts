import { RE2JS } from 're2js';

/** A regular expression, ready to run in linear time, or why it cannot run here. */
export type Pattern =
  | { readonly kind: 'pattern'; readonly test: (text: string) => boolean }
  | { readonly kind: 'refused'; readonly why: string };

const flagBits: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
};

/** Splits `/re/flags`; a pattern without slashes has no flags. */
export function splitPattern(text: string): { source: string; flags: string | null } {
  const slashed = /^\/(.*)\/([a-z]*)$/s.exec(text);
  if (!slashed) return { source: text, flags: null };
  return { source: (slashed[1] ?? '').replaceAll('\\/', '/'), flags: slashed[2] ?? '' };
}

/**
 * Compiles a bare pattern or `/re/flags` (flags i, m, s). Where the pattern is bare, `ignoreCase` decides about case;
 * between slashes the flags alone do, as they would on the platform. The pattern is looked for anywhere in the text.
 */
export function compilePattern(text: string, ignoreCase: boolean): Pattern {
  const { source, flags } = splitPattern(text);
  let bits = flags === null && ignoreCase ? RE2JS.CASE_INSENSITIVE : 0;
  for (const flag of flags ?? '') {
    const bit = flagBits[flag];
    if (bit === undefined) {
      return { kind: 'refused', why: `the flag “${flag}” is not one of i, m and s` };
    }
    bits |= bit;
  }
  return compileSource(source, bits);
}

/** Says whether a pattern can run here: the platform takes Perl's expressions, of which only the linear ones can. */
export function canRun(pattern: string): boolean {
  return compilePattern(pattern, false).kind === 'pattern';
}

function compileSource(source: string, bits: number): Pattern {
  try {
    const expression = RE2JS.compile(source, bits);
    return { kind: 'pattern', test: (text) => expression.test(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', why: why.replace(/^error parsing regexp: /, '') };
  }
}
