import { counted, personWords } from '../../shared/authoring/words.ts';
import { ageOf } from '../../shared/dispatch/match/age.ts';
import type { JsonObject } from '../../shared/model/json.ts';

/** A study of the hospital, to be chosen from a list. */
export interface StudyChoice {
  readonly uuid: string;
  readonly modality: string;
  readonly patient: string;
  /** “female, 82 years”. */
  readonly person: string;
  readonly description: string;
  readonly study: JsonObject;
}

/** What is to arrive. */
export type Wish =
  | { readonly kind: 'new'; readonly modality: string | null }
  /** A new study of the same patient and examination. */
  | { readonly kind: 'like'; readonly choice: StudyChoice }
  /** The very study once more. */
  | { readonly kind: 'same'; readonly choice: StudyChoice };

/** Each examination of each patient once, in the order given: what was sent several times is in the hospital as often. */
export function choicesOf(studies: readonly JsonObject[], now: number): StudyChoice[] {
  const choices = new Map<string, StudyChoice>();
  for (const study of studies) {
    const choice = choiceOf(study, now);
    const key = [choice.modality, choice.patient, choice.description].join('\n');
    if (!choices.has(key)) choices.set(key, choice);
  }
  return [...choices.values()];
}

/** Those in which each of the words is found, wherever. */
export function findChoices(choices: readonly StudyChoice[], text: string): StudyChoice[] {
  const words = text.toLowerCase().split(/[\s,]+/);
  return choices.filter((choice) => {
    const said = sayAll(choice);
    return words.every((word) => said.includes(word));
  });
}

/** The modalities that there are; by the alphabet, so that each keeps its place whatever arrives. */
export function modalitiesOf(choices: readonly StudyChoice[]): string[] {
  const found = new Set(choices.map(({ modality }) => modality));
  found.delete('');
  return [...found].sort();
}

/** What the hospital is asked for. */
export function arrivalOf(wish: Wish): string | JsonObject {
  switch (wish.kind) {
    case 'new':
      return wish.modality === null ? {} : { modality: wish.modality };
    case 'like':
      return Object.fromEntries(
        Object.entries(wish.choice.study).filter(
          ([name, value]) => isOfPatientOrExam(name) && value !== null,
        ),
      );
    case 'same':
      return wish.choice.uuid;
  }
}

/** “CT CHEST WITH CONTRAST of PATEL, AHMED”, “a new CT”. */
export function sayWish(wish: Wish): string {
  switch (wish.kind) {
    case 'new':
      return wish.modality === null ? 'a new study' : `a new ${wish.modality}`;
    case 'like':
    case 'same':
      return sayStudy(wish.choice);
  }
}

export function sayStudy({ modality, description, patient }: StudyChoice): string {
  const what = description || modality || 'a study';
  return patient === '' ? what : `${what} of ${patient}`;
}

export function choiceOf(study: JsonObject, now: number): StudyChoice {
  return {
    uuid: textOf(study, 'uuid'),
    modality: textOf(study, 'modality'),
    patient: personWords(textOf(study, 'patient_name')),
    person: [sexes[textOf(study, 'patient_sex')] ?? '', ageIn(study, now)]
      .filter((part) => part !== '')
      .join(', '),
    description: textOf(study, 'study_description'),
    study,
  };
}

const sexes: Readonly<Record<string, string>> = { F: 'female', M: 'male', O: 'other' };

/** What rules count: the age of today. What the images say is that of the examination, and stands in for it. */
function ageIn(study: JsonObject, now: number): string {
  const birth = textOf(study, 'patient_birth_date');
  const years = ageOf(birth, 'years_old', now, 'UTC');
  const days = ageOf(birth, 'days_old', now, 'UTC');
  if (years === null || days === null || days < 0) return sayAge(textOf(study, 'patient_age'));
  if (years > 1) return counted(years, 'year');
  const months = Math.floor(days / daysOfMonth);
  return months > 1 ? counted(months, 'month') : counted(days, 'day');
}

const daysOfMonth = 30.44;

const units = { D: 'day', W: 'week', M: 'month', Y: 'year' } as const;

/** DICOM's `082Y` is “82 years”. */
export function sayAge(age: string): string {
  const found = /^(\d{3})([DWMY])$/.exec(age);
  if (!found) return age;
  return counted(Number(found[1]), units[found[2] as keyof typeof units]);
}

const ofExam = [
  'modality',
  'study_description',
  'first_name',
  'last_name',
  'referring_physician',
  'source_ae_title',
  'image_count',
];

/** The rest (uuid, study_uid, accession number, dates) makes a study this one and no other. */
function isOfPatientOrExam(name: string): boolean {
  return ofExam.includes(name) || name.startsWith('patient') || name.startsWith('customfield-');
}

function textOf(study: JsonObject, name: string): string {
  const value = study[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function sayAll({ modality, patient, person, description, study }: StudyChoice): string {
  const number = [textOf(study, 'accession_number'), textOf(study, 'patientid')];
  return [modality, patient, person, description, ...number].join(' ').toLowerCase();
}
