import { describe, expect, it } from 'vitest';
import { hl7Of, hl7Tests } from '../../../client/inspector/condition/leaves.ts';
import { exactly, offer, type Choice } from '../../../client/inspector/field/choice.ts';
import { ownerOf } from '../../../client/inspector/field/claims.ts';
import {
  fieldChoices,
  fieldTitle,
  valuesSeen,
  writtenField,
} from '../../../client/inspector/field/fieldChoices.ts';
import {
  dicomDay,
  isoDay,
  isoMinute,
  scalarOf,
  writtenMinute,
} from '../../../client/inspector/field/scalars.ts';
import { freeCaseId, withMovedCase } from '../../../client/inspector/splitCases.ts';
import { readsWell, secondsOf, unitOf } from '../../../client/inspector/waitSpan.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';

describe('a wait', () => {
  it('is told in the largest unit that it is a whole number of', () => {
    expect([0, 45, 600, 7200, 172_800, 5400].map(unitOf)).toEqual([
      'minutes',
      'seconds',
      'minutes',
      'hours',
      'days',
      'minutes',
    ]);
  });

  it('may be typed with a fraction, in either way of writing it', () => {
    expect(secondsOf('1.5', 'hours')).toBe(5400);
    expect(secondsOf('1,5', 'hours')).toBe(5400);
    expect(readsWell(5400, 'hours')).toBe(true);
    expect(readsWell(61, 'hours')).toBe(false);
  });

  it.each(['', 'soon', '-1', '1e400'])('refuses “%s”', (text) => {
    expect(secondsOf(text, 'days')).toBeNull();
  });
});

describe('the cases of a split', () => {
  const cases = [
    { id: 'case2', values: ['CT'] },
    { id: 'mr', values: ['MR'] },
  ];

  it('get ids that no other has', () => {
    expect(freeCaseId([])).toBe('case1');
    expect(freeCaseId(cases)).toBe('case3');
    expect(freeCaseId([...cases, { id: 'case4', values: [] }])).toBe('case5');
  });

  it('change places and keep their ids', () => {
    expect(withMovedCase(cases, 1, -1).map(({ id }) => id)).toEqual(['mr', 'case2']);
    expect(withMovedCase(cases, 1, 1)).toBe(cases);
  });
});

describe('values between the graph and the browser', () => {
  it('turn DICOM days into the browser’s and back', () => {
    expect(isoDay('20240229')).toBe('2024-02-29');
    expect(isoDay('2024-02-29')).toBe('2024-02-29');
    expect(isoDay('20230229')).toBeNull();
    expect(isoDay('soon')).toBeNull();
    expect(dicomDay('2024-02-29')).toBe('20240229');
  });

  it('turn points in time into the browser’s and back, where nothing is lost', () => {
    expect(isoMinute('2024-01-31 08:30')).toBe('2024-01-31T08:30');
    expect(isoMinute('2024-01-31')).toBe('2024-01-31T00:00');
    expect(isoMinute('2024-01-31T08:30:15Z')).toBeNull();
    expect(writtenMinute('2024-01-31T08:30')).toBe('2024-01-31 08:30');
  });

  it('are numbers where the field holds numbers', () => {
    expect(scalarOf('12', true)).toBe(12);
    expect(scalarOf(' 1.5 ', true)).toBe(1.5);
    expect(scalarOf('12', false)).toBe('12');
    expect(scalarOf('many', true)).toBe('many');
  });

  it('are HL7 tests one by one, the same place twice included', () => {
    const tests = hl7Tests([{ PID_5: '/a/', PID_3: '/b/' }, { PID_5: '/c/' }]);
    expect(hl7Of(tests)).toEqual([{ PID_5: '/a/' }, { PID_3: '/b/' }, { PID_5: '/c/' }]);
  });
});

describe('where a problem is shown', () => {
  const places = ['parameters', 'parameters.uuid', 'when', 'when.all.1.value'];

  it('is its own field, else the nearest around it', () => {
    expect(ownerOf('parameters.uuid', places)).toBe('parameters.uuid');
    expect(ownerOf('parameters.uuid.0.name', places)).toBe('parameters.uuid');
    expect(ownerOf('parameters.uuid_other', places)).toBe('parameters');
    expect(ownerOf('when.all.1', places)).toBe('when');
  });

  it('is above the form where no field is', () => {
    expect(ownerOf('once', places)).toBeNull();
    expect(ownerOf(undefined, places)).toBeNull();
  });
});

describe('a list to choose from', () => {
  const choices: Choice[] = Array.from({ length: 10 }, (_, index) => ({
    value: `v${String(index)}`,
    label: `Number ${String(index)}`,
    group: index < 5 ? 'Low' : 'High',
  }));

  it('stands under headings, and says how much more there is', () => {
    const { groups, more } = offer(choices, null, 7);
    expect(groups.map(({ heading, choices: own }) => [heading, own.length])).toEqual([
      ['Low', 5],
      ['High', 2],
    ]);
    expect(more).toBe(3);
  });

  it('shows what is chosen now, however far down it stands', () => {
    const { groups } = offer(choices, null, 3, 'v9');
    expect(groups.flatMap(({ choices: own }) => own.map(({ value }) => value))).toContain('v9');
  });

  it('shows what was searched, without headings', () => {
    const { groups } = offer(choices, 'number 7', 7);
    expect(groups).toEqual([{ heading: null, choices: [choices[7]] }]);
    expect(offer(choices, 'nonsense', 7).groups).toEqual([]);
  });

  it('takes what is typed out in full, by either name', () => {
    expect(exactly(choices, ' V3 ')?.value).toBe('v3');
    expect(exactly(choices, 'number 3')?.value).toBe('v3');
    expect(exactly(choices, 'number')).toBeUndefined();
  });
});

describe('the fields to choose from', () => {
  const samples = [
    {
      event: 'STUDY_SYNC',
      study: { modality: 'CT', 'customfield-2c45b9ce-0e25-5491-a29e-fc2f8da46135': 'a@b.example' },
    },
    { event: 'STUDY_SYNC', study: { modality: 'MR', image_count: 3 } },
    { event: 'STUDY_SYNC', study: { modality: 'CT' } },
  ];

  it('are those of every object as long as nothing leads to the node', () => {
    const values = fieldChoices([], ambra, []).map(({ value }) => value);
    expect(values).toEqual(
      expect.arrayContaining(['study.modality', 'destination.name', 'hl7.hash.*']),
    );
  });

  it('list an account’s own fields that occur in the samples', () => {
    const own = fieldChoices([], ambra, samples).find(({ value }) =>
      value.startsWith('study.customfield-2c45'),
    );
    expect(own).toMatchObject({
      label: 'Custom field 2c45b9ce',
      detail: 'Text, such as a@b.example',
    });
  });

  it('are found by their DICOM tag', () => {
    const { groups } = offer(fieldChoices([], ambra, []), '0008 0060', 5);
    expect(groups[0]?.choices[0]?.value).toBe('study.modality');
  });

  it('may be written out, of a family or unknown', () => {
    expect(writtenField('hl7.hash.PID_5_1', ambra)).toMatchObject({
      value: 'hl7.hash.PID_5_1',
      group: 'HL7 message',
    });
    expect(writtenField('study.newer_field', ambra)).toMatchObject({
      label: 'Use study.newer_field',
    });
    expect(writtenField('modality', ambra)).toBeNull();
    expect(writtenField('www.example', ambra)).toBeNull();
  });

  it('have a title, a bare name being the study’s', () => {
    expect(fieldTitle('modality', ambra)).toBe('Modality');
    expect(fieldTitle('study.unheard_of', ambra)).toBe('study.unheard_of');
  });

  it('show the values that occur, the most frequent first', () => {
    expect(valuesSeen(samples, 'study.modality')).toEqual(['CT', 'MR']);
    expect(valuesSeen(samples, 'study.image_count')).toEqual(['3']);
    expect(valuesSeen(samples, 'study.nothing')).toEqual([]);
  });
});
