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

  it('is elsewhere in a name, after a value and in empty text', () => {
    for (const marked of ['{"uu|id": 1}', '{"uuid": "x" |}', '|', '{|}'])
      expect(at(marked).place, marked).toEqual({ kind: 'elsewhere' });
  });
});
