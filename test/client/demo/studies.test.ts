import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/model/json.ts';
import {
  arrivalOf,
  choiceOf,
  choicesOf,
  findChoices,
  modalitiesOf,
  sayAge,
  sayWish,
} from '../../../client/demo/studies.ts';

const now = Date.parse('2026-03-02T10:00:00Z');

const patel: JsonObject = {
  uuid: 'c6ee4ff1-09de-5328-b498-c7f467c83b47',
  study_uid: '2.25.1',
  accession_number: 'DEMO2026-7857053',
  study_date: '20260202',
  modality: 'CT',
  study_description: 'CT CHEST WITH CONTRAST',
  patient_name: 'PATEL^AHMED^^DR',
  patientid: 'MRN-521840',
  patient_sex: 'M',
  patient_birth_date: '19430327',
  patient_age: '082Y',
  image_count: 276,
  viewer_link: null,
  'customfield-2c45': 'referrer@practice.example',
};
const dubois: JsonObject = {
  uuid: '91faedef-5ded-53d5-99d0-0ad922a5f592',
  modality: 'MR',
  study_description: 'MR BRAIN',
  patient_name: 'DUBOIS^PIERRE',
  patient_age: '001Y',
};

describe('choosing a study', () => {
  it('offers what was sent several times only once', () => {
    const again = { ...patel, uuid: '11111111-09de-5328-b498-c7f467c83b47' };
    expect(choicesOf([patel, dubois, again], now).map(({ uuid }) => uuid)).toEqual([
      patel['uuid'],
      dubois['uuid'],
    ]);
  });

  it('finds a study by any of its words in any order', () => {
    const choices = choicesOf([patel, dubois], now);
    const found = (text: string) => findChoices(choices, text).map(({ patient }) => patient);
    expect(found('chest ahmed')).toEqual(['PATEL, AHMED']);
    expect(found('mrn-5218')).toEqual(['PATEL, AHMED']);
    expect(found('mr')).toEqual(['PATEL, AHMED', 'DUBOIS, PIERRE']);
    expect(found('chest dubois')).toEqual([]);
    expect(found('  ')).toHaveLength(2);
  });

  it('keeps one order of the modalities, whatever arrives, and leaves out what has none', () => {
    const other = { ...dubois, patient_name: 'SINGH^AMINA' };
    for (const studies of [
      [patel, dubois],
      [other, dubois, patel, { uuid: 'x' }],
    ]) {
      expect(modalitiesOf(choicesOf(studies, now))).toEqual(['CT', 'MR']);
    }
  });

  it('reads a patient as people do', () => {
    expect(choiceOf(patel, now)).toMatchObject({
      patient: 'PATEL, AHMED',
      person: 'male, 82 years',
    });
    expect(choiceOf(dubois, now)).toMatchObject({ person: '1 year' });
    expect(sayAge('018M')).toBe('18 months');
    expect(sayAge('old')).toBe('old');
  });

  it('counts ages as rules do, from the birth date to today, and not to the examination', () => {
    const born = (day: string, at: string) =>
      choiceOf({ ...patel, patient_birth_date: day }, Date.parse(at)).person;
    expect(born('19430327', '2026-03-26T23:59:00Z')).toBe('male, 82 years');
    expect(born('19430327', '2026-03-27T00:00:00Z')).toBe('male, 83 years');
    expect(born('20250102', '2026-03-02T10:00:00Z')).toBe('male, 13 months');
    expect(born('20260228', '2026-03-02T10:00:00Z')).toBe('male, 2 days');
    expect(born('', '2026-03-27T00:00:00Z')).toBe('male, 82 years');
  });

  it('reads a study of which next to nothing is known', () => {
    expect(sayWish({ kind: 'same', choice: choiceOf({ uuid: 'x' }, now) })).toBe('a study');
    expect(sayWish({ kind: 'new', modality: 'CT' })).toBe('a new CT');
  });
});

describe('what the hospital is asked for', () => {
  it('is the very study where it is to come once more', () => {
    expect(arrivalOf({ kind: 'same', choice: choiceOf(patel, now) })).toBe(patel['uuid']);
  });

  it('keeps patient and examination of a new one, and nothing that makes it the old one', () => {
    expect(arrivalOf({ kind: 'like', choice: choiceOf(patel, now) })).toEqual({
      modality: 'CT',
      study_description: 'CT CHEST WITH CONTRAST',
      patient_name: 'PATEL^AHMED^^DR',
      patientid: 'MRN-521840',
      patient_sex: 'M',
      patient_birth_date: '19430327',
      patient_age: '082Y',
      image_count: 276,
      'customfield-2c45': 'referrer@practice.example',
    });
  });

  it('leaves everything open for any new study', () => {
    expect(arrivalOf({ kind: 'new', modality: null })).toEqual({});
    expect(arrivalOf({ kind: 'new', modality: 'MR' })).toEqual({ modality: 'MR' });
  });

  it('never gives a new study what claims and journals know the old one by', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extra) => {
        const choice = choiceOf({ ...(extra as JsonObject), ...patel }, now);
        const template = arrivalOf({ kind: 'like', choice });
        for (const name of ['uuid', 'study_uid', 'accession_number']) {
          expect(template).not.toHaveProperty(name);
        }
      }),
    );
  });
});
