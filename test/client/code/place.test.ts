import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAt } from '../../../client/code/place.ts';

/** The place at the bar, which is not part of the text, and what a completion would leave with ◇ put in. */
function at(marked: string): { place: ReturnType<typeof placeAt>; after: string } {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const place = placeAt(text, offset);
  const after =
    place.kind === 'value' ? `${text.slice(0, place.from)}◇${text.slice(place.to)}` : '';
  return { place, after };
}

describe('the place of the cursor in JSON parameters', () => {
  it('is a value inside its quotation marks, which stay', () => {
    const { place, after } = at('{"uuid": "study.|"}');
    expect(place).toMatchObject({ parameter: 'uuid', isWhole: true, form: 'text' });
    expect(after).toBe('{"uuid": "◇"}');
  });

  it('is a value while the closing quotation mark is still missing', () => {
    expect(at('{"uuid": "stu|').after).toBe('{"uuid": "◇');
  });

  it('replaces the whole of a value, also what stands behind the cursor', () => {
    expect(at('{"uuid": "st|udy.uuid"}').after).toBe('{"uuid": "◇"}');
  });

  it('is an insert behind open braces, and replaces only what is between them', () => {
    const { place, after } = at('{"subject": "CT of {{study.pa|}} came"}');
    expect(place).toMatchObject({ form: 'insert' });
    expect(after).toBe('{"subject": "CT of {{◇}} came"}');
    expect(at('{"subject": "CT of {{stu|"}').after).toBe('{"subject": "CT of {{◇"}');
  });

  it('is the whole text again behind closed braces', () => {
    expect(at('{"subject": "{{study.uuid}} x|"}').place).toMatchObject({ form: 'text' });
  });

  it('is bare where a value may begin', () => {
    expect(at('{"uuid": |}').place).toMatchObject({ parameter: 'uuid', form: 'bare' });
    expect(at('{"tags": [|]}').place).toMatchObject({ parameter: 'tags', isWhole: false });
  });

  it('replaces the value that stands behind it already, and no name', () => {
    expect(at('{"uuid": |"", "a": 1}').after).toBe('{"uuid": ◇, "a": 1}');
    expect(at('{"uuid":| "x \\" y"}').after).toBe('{"uuid":◇}');
    expect(at('{"uuid": |12.5}').after).toBe('{"uuid": ◇}');
    expect(at('{"uuid": | "a": 1}').after).toBe('{"uuid": ◇ "a": 1}');
    expect(at('{"uuid": |\n"a": 1}').after).toBe('{"uuid": ◇\n"a": 1}');
    expect(at('{"uuid": |["a"]}').place).toEqual({ kind: 'elsewhere' });
  });

  it('is a name in quotation marks or where one may begin', () => {
    expect(at('{|}').place).toMatchObject({ kind: 'name', from: 1, to: 1, hasValue: false });
    expect(at('{"uu|').place).toMatchObject({ kind: 'name', from: 1, to: 4 });
    expect(at('{"uuid": "x", "|"}').place).toMatchObject({ kind: 'name', from: 14, to: 16 });
  });

  it('is a name that has its value already', () => {
    const { place } = at('{"uu|id": 1}');
    expect(place).toMatchObject({ kind: 'name', from: 1, to: 7, hasValue: true });
  });

  it('sees what a new name lacks: a comma before it, a comma behind it', () => {
    expect(at('{"uuid": "x"\n  "|"\n}').place).toMatchObject({ kind: 'name', commaAt: 12 });
    expect(at('{"uuid": "x",\n  "|"\n}').place).toMatchObject({ kind: 'name', commaAt: null });
    expect(at('{\n  "|"\n  "uuid": 1}').place).toMatchObject({ isFollowed: true });
  });

  it('is elsewhere in names inside of values, after a value and in empty text', () => {
    const markeds = [
      '{"tags": {"a|": 1}}',
      '{"uuid": "x" |}',
      '{"uuid"|: 1}',
      '{"tags": [1\n|]}',
      '{"uuid": "x"|}',
      '|',
    ];
    for (const marked of markeds) expect(at(marked).place, marked).toEqual({ kind: 'elsewhere' });
  });

  it('never reaches beyond the text, whatever the text is', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\n',
      ' ',
      '{{',
      '}}',
      'study.uuid',
      '1',
      '\\',
    );
    const texts = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const place = placeAt(text, offset);
        if (place.kind === 'elsewhere') return;
        expect(place.from).toBeLessThanOrEqual(offset);
        expect(place.to).toBeGreaterThanOrEqual(offset);
        expect(place.to).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });
});
