import { describe, expect, it } from 'vitest';
import { hl7Places } from '../../../client/inspector/condition/hl7Places.ts';
import type { Choice } from '../../../client/inspector/field/choice.ts';
import { fieldChoices, likeliestFirst } from '../../../client/inspector/field/fieldChoices.ts';
import { isUuid } from '../../../client/inspector/field/scalars.ts';
import { chipText, likely } from '../../../client/inspector/field/suggest.ts';
import { caseTitle } from '../../../client/inspector/splitCases.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { readPosition } from '../../../shared/dispatch/hl7.ts';

const choice = (value: string, label = value): Choice => ({ value, label });
const values = (choices: readonly Choice[]): string[] => choices.map(({ value }) => value);

describe('the values worth a button each', () => {
  const many = ['CT', 'MR', 'US', 'DX', 'CR', 'MG', 'NM', 'PT'].map((code) => choice(code));

  it('are all of a short list', () => {
    expect(values(likely([choice('1', 'Reading station 1'), choice('2', 'Archive')]))).toEqual([
      '1',
      '2',
    ]);
  });

  it('are those of a long list that occur, the most frequent first, whatever their capitals', () => {
    expect(values(likely(many, ['us', 'OT', 'CT']))).toEqual(['US', 'CT']);
  });

  it('are none of a long list of which nothing is known to occur', () => {
    expect(likely(many)).toEqual([]);
  });

  it('are six at most, and none too long to be glanced at', () => {
    expect(likely(many, values(many))).toHaveLength(6);
    expect(likely([choice('x'.repeat(31))])).toEqual([]);
  });

  it('show what people know a value by', () => {
    expect(chipText(choice('CT', 'Computed tomography'))).toBe('CT');
    expect(chipText(choice('9d0a0cf9-69b3-5839-9407-54b4423d1da8', 'Reading station 2'))).toBe(
      'Reading station 2',
    );
  });
});

describe('the fields to choose from', () => {
  const fields = fieldChoices([], ambra, []);

  it('begin with the likely ones in their order, then those of the wanted type', () => {
    const [first, second, third, ...rest] = likeliestFirst(
      fields,
      ['study.study_date', 'study.modality'],
      'email',
    );
    expect([first?.value, second?.value]).toEqual(['study.study_date', 'study.modality']);
    expect(third).toMatchObject({ type: 'email', group: 'Most likely' });
    expect(values(rest)).not.toContain('study.modality');
  });

  it('are as they were where none is likelier than others', () => {
    expect(likeliestFirst(fields)).toBe(fields);
    expect(likeliestFirst(fields, ['study.unheard_of'])).toBe(fields);
  });
});

describe('the places of an HL7 message to choose from', () => {
  it.each(hl7Places.map(({ value }) => value))(
    'hold %s, which can be read when it runs',
    (place) => {
      expect(readPosition(place)).not.toBeNull();
    },
  );
});

describe('what stands for a value', () => {
  it('is told apart from a uuid', () => {
    expect(isUuid('9d0a0cf9-69b3-5839-9407-54b4423d1da8')).toBe(true);
    expect(isUuid('study.uuid')).toBe(false);
  });

  it('names a case of a split: its name, else its values, else its place', () => {
    expect(caseTitle({ id: 'a', name: 'Magnets', values: ['MR'] }, 'MR', 0)).toBe('Magnets');
    expect(caseTitle({ id: 'a', name: '  ', values: ['MR'] }, 'MR', 0)).toBe('MR');
    expect(caseTitle({ id: 'a', values: [] }, '', 1)).toBe('Case 2');
  });
});
