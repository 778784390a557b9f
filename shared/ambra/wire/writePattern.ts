import { splitOperator, type Row } from '../../model/condition.ts';

/** A regular expression without its flags, so that it can stand alone or among others. */
export interface Expression {
  readonly flags: string;
  readonly body: string;
}

/** A row as the platform's regular expression; null where it has no value to compare with. */
export function writeExpression(row: Row): Expression | null {
  const { positive, negated } = splitOperator(row.op);
  const flags = row.matchCase === true ? '' : 'i';
  const texts = wantedTexts(row);
  if (positive === 'has_value') {
    return negated ? { flags: '', body: '\\A\\z' } : { flags: 's', body: '\\A.' };
  }
  if (texts.length === 0) return null;
  if (positive === 'matches') return writeMatches(texts, negated, row.matchCase === true);
  if (positive === 'like') return writeLike(texts, negated, flags);
  const any = either(texts.map(quote));
  switch (positive) {
    case 'equals':
    case 'in':
      return { flags, body: negated ? `\\A(?!${any}\\z)` : `\\A${any}\\z` };
    case 'begins_with':
      return { flags, body: negated ? `\\A(?!${any})` : `\\A${any}` };
    case 'contains':
      return negated ? { flags: `${flags}s`, body: `\\A(?!.*${any})` } : { flags, body: any };
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return null;
  }
}

/** An expression that stands alone: `(?i)\ACT\z`. */
export function alone({ flags, body }: Expression): string {
  return flags === '' ? body : `(?${flags})${body}`;
}

/** Several expressions of which one has to match, each with its own flags. */
export function oneOfThem(expressions: readonly Expression[]): string {
  return expressions.map(({ flags, body }) => `(?${flags}:${body})`).join('|');
}

/** A text with nothing in it that a regular expression would take for more than itself. */
export function quote(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

/** What a row wants as texts. A flag goes by two names; nothing equals or contains the empty text here. */
function wantedTexts(row: Row): string[] {
  const values = row.value === undefined ? [] : [row.value].flat();
  const texts = values.flatMap((value) => {
    if (typeof value !== 'boolean') return [String(value)];
    const isEquality = /^(not_)?(equals|in)$/.test(row.op);
    return isEquality ? (value ? ['1', 'true'] : ['0', 'false']) : [value ? '1' : '0'];
  });
  return texts.filter((text) => text !== '');
}

function either(bodies: readonly string[]): string {
  const [only = '', another] = bodies;
  return another === undefined ? only : `(?:${bodies.join('|')})`;
}

function writeLike(texts: readonly string[], negated: boolean, flags: string): Expression {
  // "Like anything" still wants something to be there.
  if (texts.some((text) => /^%+$/.test(text))) {
    return negated ? { flags: '', body: '\\A\\z' } : { flags: 's', body: '\\A.' };
  }
  const any = either(texts.map((text) => text.split('%').map(quote).join('.*')));
  return { flags: `${flags}s`, body: negated ? `\\A(?!${any}\\z)` : `\\A${any}\\z` };
}

function writeMatches(texts: readonly string[], negated: boolean, matchCase: boolean): Expression {
  const all = texts.map((text) => sourceOf(text, matchCase));
  const [first, another] = all;
  if (!negated && first && another === undefined) return first;
  const any = all.map(({ flags, body }) => `(?${flags}:${body})`);
  return { flags: '', body: negated ? `\\A(?!(?s:.*?)${either(any)})` : either(any) };
}

/** `/re/flags` says its flags itself; a bare pattern has those of its row. */
function sourceOf(text: string, matchCase: boolean): Expression {
  const slashed = /^\/(.*)\/([a-z]*)$/s.exec(text);
  if (!slashed) return { flags: matchCase ? '' : 'i', body: text };
  return { flags: slashed[2] ?? '', body: (slashed[1] ?? '').replaceAll('\\/', '/') };
}
