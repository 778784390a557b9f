import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { findField } from '../../../shared/catalogue.ts';
import { makeArrival, makeStudies } from '../../../server/sandbox/studies.ts';

const now = new Date('2026-03-02T09:00:00Z');

function yearsOld(birthDate: unknown): number {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(String(birthDate)) ?? [];
  const birthday = `${month}-${day}`;
  const years = now.getUTCFullYear() - Number(year);
  return now.toISOString().slice(5, 10) < birthday ? years - 1 : years;
}

describe('the studies of the demo', () => {
  it('are the same for the same seed and others for another', () => {
    expect(makeStudies('a', now)).toEqual(makeStudies('a', now));
    const uuids = (seed: string, at: Date) => makeStudies(seed, at).map(({ uuid }) => uuid);
    expect(uuids('a', now)).toEqual(uuids('a', new Date('2030-01-01T00:00:00Z')));
    expect(uuids('a', now).filter((uuid) => uuids('b', now).includes(uuid))).toEqual([]);
  });

  it('are forty, of nine modalities, with uuids, numbers and study_uids of their own', () => {
    const studies = makeStudies('a', now);
    expect(studies).toHaveLength(40);
    expect(new Set(studies.map(({ modality }) => modality))).toEqual(
      new Set(['CT', 'MR', 'CR', 'DX', 'US', 'MG', 'NM', 'PT', 'XA']),
    );
    for (const field of ['uuid', 'study_uid', 'accession_number']) {
      expect(new Set(studies.map((study) => study[field])).size).toBe(40);
    }
  });

  it('have only fields that the catalogue knows', () => {
    const names = new Set(makeStudies('a', now).flatMap((study) => Object.keys(study)));
    expect([...names].filter((name) => !findField(ambra, 'study', name))).toEqual([]);
  });

  it('have chest CTs of adults and of a child, and several MRs, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const studies = makeStudies(seed, now);
        const chest = studies.filter(
          (study) => study.modality === 'CT' && /CHEST/.test(study.study_description),
        );
        const ages = chest.map((study) => yearsOld(study['patient_birth_date']));
        expect(ages.filter((age) => age < 18).length).toBeGreaterThan(0);
        expect(ages.filter((age) => age >= 18).length).toBeGreaterThan(1);
        expect(studies.filter(({ modality }) => modality === 'MR').length).toBeGreaterThan(3);
      }),
      { numRuns: 50 },
    );
  });

  it('were made within two years, after the patient was born, by people from 3 to 91', () => {
    for (const study of makeStudies('dates', now)) {
      const date = study.study_date;
      expect(date > '20240225' && date <= '20260302').toBe(true);
      expect(date > study.patient_birth_date).toBe(true);
      const age = yearsOld(study['patient_birth_date']);
      expect(age >= 3 && age <= 91).toBe(true);
      expect(study.patient_age).toMatch(/^\d{3}[YM]$/);
    }
  });
});

describe('an arriving study', () => {
  it('is of today and follows its template', () => {
    const study = makeArrival('one', 'seed', now, {
      modality: 'MR',
      study_description: 'MR HEART',
    });
    expect(study).toMatchObject({
      modality: 'MR',
      study_description: 'MR HEART',
      study_date: '20260302',
    });
    expect(study['source_ae_title']).toMatch(/^MR_/);
  });

  it('keeps text as text, whatever a template says it with', () => {
    const template = { study_status_tags: 5, study_description: ['a'], image_count: 7 };
    expect(makeArrival('one', 'seed', now, template)).toMatchObject({
      study_status_tags: '5',
      study_description: '["a"]',
      image_count: 7,
    });
  });

  it('is another study under another name, with the same patient for the same seed', () => {
    const [one, two] = ['one', 'two'].map((name) => makeArrival(name, 'seed', now, {}));
    expect(one?.uuid).not.toBe(two?.uuid);
    expect(one?.['accession_number']).not.toBe(two?.['accession_number']);
    expect(one?.['patient_name']).toBe(two?.['patient_name']);
  });
});
