import { describe, expect, it } from 'vitest';
import { aboutEvent, restOf } from '../../../client/activity/about.ts';

describe('what an event is about', () => {
  it('is the patient with the accession number, then what was examined', () => {
    const about = aboutEvent({
      study: {
        patient_name: 'PATEL^AHMED^^DR',
        modality: 'CT',
        study_description: 'CT CHEST',
        accession_number: 'A-17',
      },
    });
    expect(about).toEqual({ title: 'PATEL, AHMED', detail: 'CT · CT CHEST', accession: 'A-17' });
    expect(about && restOf(about)).toBe('CT · CT CHEST · A-17');
  });

  it('is the accession number alone where nothing else is known', () => {
    expect(aboutEvent({ study: { accession_number: 'A-17' } })).toEqual({
      title: 'A-17',
      detail: '',
      accession: '',
    });
  });

  it('is the description where no patient is named, said once', () => {
    expect(aboutEvent({ study: { study_description: 'CT CHEST', modality: 'CT' } })).toEqual({
      title: 'CT CHEST',
      detail: 'CT',
      accession: '',
    });
  });

  it('is whatever else has a name, the user last', () => {
    expect(aboutEvent({ user: { name: 'Ada' }, group: { name: 'Radiology' } })).toEqual({
      title: 'Radiology',
      detail: '',
      accession: '',
    });
    expect(aboutEvent({ user: { name: 'Ada' } })?.title).toBe('Ada');
  });

  it('is nothing where nothing is named', () => {
    expect(aboutEvent({})).toBeNull();
    expect(aboutEvent({ study: { patient_name: null, modality: '' } })).toBeNull();
  });
});
