import { v5 } from 'uuid';
import type { Json } from '../../shared/model/json.ts';
import { account, demoIds, demoUuid, referrerEmailField, uploader } from './data.ts';
import { createRandom, type Random } from './random.ts';
import { exams, families, givenNames, referrers, type Exam } from './studies/words.ts';

/** A study as the platform tells it: the catalogue's field names, and only those. */
export interface Study {
  uuid: string;
  study_uid: string;
  phi_namespace: string;
  storage_namespace: string;
  modality: string;
  study_description: string;
  accession_number: string;
  study_date: string;
  patient_name: string;
  patient_age: string;
  patient_birth_date: string;
  study_status: string;
  study_status_tags: string;
  updated: string;
  [field: string]: Json;
}

/** Fields that the caller chooses; the rest is made up to go with them. */
export type StudyTemplate = Readonly<Record<string, Json>>;

const day = 86_400_000;
const dicomDate = (at: Date) => at.toISOString().slice(0, 10).replaceAll('-', '');
const dicomTime = (at: Date) => at.toISOString().slice(11, 19).replaceAll(':', '');

/** The forty studies with which a demo begins, over the two years before `now`; their uuids depend on the seed alone. */
export function makeStudies(seed: string, now: Date): Study[] {
  return Array.from({ length: 40 }, (_, index) => {
    const name = `${seed}/study/${index}`;
    const random = createRandom(name);
    const exam = exams[index % exams.length] ?? exams[0];
    const taken = new Date(now.getTime() - random.between(2, 729) * day - random.between(0, day));
    return makeStudy({ name, random, exam, taken, now });
  });
}

/**
 * A study that has just been made. `name` has to be new each time, for the uuid comes from it: a rule that acts once per
 * study would otherwise take it for the one before.
 */
export function makeArrival(name: string, seed: string, now: Date, template: StudyTemplate): Study {
  const random = createRandom(seed);
  const wanted = exams.filter(({ modality }) => modality === template['modality']);
  const [first = exams[0], ...others] = wanted.length > 0 ? wanted : exams;
  const exam = random.pick([first, ...others]);
  const taken = new Date(now.getTime() - random.between(3, 25) * 60_000);
  return fillIn(makeStudy({ name, random, exam, taken, now }), template);
}

/** What is text in a study stays text, whatever the template says it with. */
function fillIn(study: Study, template: StudyTemplate): Study {
  for (const [name, value] of Object.entries(template)) {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    study[name] = typeof study[name] === 'string' ? text : value;
  }
  return study;
}

interface Making {
  readonly name: string;
  readonly random: Random;
  readonly exam: Exam;
  readonly taken: Date;
  /** Ages are true at this moment: an adult of the list is one when the demo is shown. */
  readonly now: Date;
}

function makeStudy(making: Making): Study {
  const { name, random, exam, taken } = making;
  const uuid = demoUuid(name);
  const referrer = random.pick(referrers);
  const created = new Date(taken.getTime() + random.between(1, 3) * 60_000);
  const images = random.between(...exam.images);
  return {
    uuid,
    ...blank,
    study_uid: `2.25.${BigInt(`0x${v5(`uid/${name}`, demoIds.account).replaceAll('-', '')}`)}`,
    ...patient(making),
    study_description: exam.description,
    accession_number: `DEMO${taken.getUTCFullYear()}-${numberFrom(uuid, 7)}`,
    study_date: dicomDate(taken),
    study_time: dicomTime(taken),
    modality: exam.modality,
    source_ae_title: exam.scanner,
    referring_physician: referrer.name,
    image_count: images,
    size: images * 526_336,
    compressed_size: images * 214_016,
    seconds_to_ingest: 20 + Math.round(images / 8),
    created: created.toISOString(),
    created_at: created.toISOString(),
    primary_created: created.toISOString(),
    updated: created.toISOString(),
    ...(referrer.email !== undefined && { [referrerEmailField]: referrer.email }),
  };
}

function patient({ random, exam, taken, now }: Making) {
  const sex = exam.sex ?? random.pick(['F', 'M']);
  const family = random.pick(families);
  const given = random.pick(givenNames[sex]);
  const years = random.between(...exam.ages);
  const born = new Date(now.getTime() - random.between(1, 360) * day);
  born.setUTCFullYear(born.getUTCFullYear() - years);
  const number = random.between(100_000, 999_999);
  return {
    patient_name: `${family}^${given}`,
    first_name: given,
    last_name: family,
    patientid: `MRN-${number}`,
    patient_id: demoUuid(`patient/${number}/${family}/${given}`),
    patient_sex: sex,
    patient_birth_date: dicomDate(born),
    patient_age: ageAt(born, taken),
    patient_weight: String(years < 18 ? 8 + years * 3 : random.between(52, 98)),
    patient_size: (years < 18 ? 0.8 + years * 0.05 : random.between(152, 192) / 100).toFixed(2),
  };
}

/** DICOM's age: three digits and a unit, months for the smallest. */
function ageAt(born: Date, taken: Date): string {
  const months = Math.floor((taken.getTime() - born.getTime()) / (30.4375 * day));
  const [amount, unit] = months < 24 ? [months, 'M'] : [Math.floor(months / 12), 'Y'];
  return `${String(Math.max(0, amount)).padStart(3, '0')}${unit}`;
}

function numberFrom(uuid: string, digits: number): string {
  return String(Number.parseInt(uuid.slice(0, 12).replace('-', ''), 16) % 10 ** digits).padStart(
    digits,
    '0',
  );
}

const blank = {
  star: 0,
  phi_namespace: demoIds.namespaces.radiology,
  phi_namespace_name: 'Demo Hospital Radiology',
  storage_namespace: demoIds.namespaces.radiology,
  engine_fqdn: 'storage.demo.example',
  source: 'upload',
  destination_ae_title: 'DEMO_GATEWAY',
  must_approve: 0,
  share_message: '',
  phantom: 0,
  thin: 0,
  attachment_count: 0,
  study_status: 'Unread',
  study_status_tags: 'Unread,In progress,Preliminary,Final',
  study_status_tags_default: 'Unread',
  study_status_timer: 0,
  is_dicom_wrapped: 0,
  is_locked: 0,
  is_frozen: 0,
  is_being_retrieved: 0,
  has_external_viewer: 0,
  viewer_link: '',
  hl7: 0,
  tags: '',
  study_push_status: '',
  account_name: account.name,
  created_by_name: uploader.name,
  created_by_email: uploader.login,
  created_by_type: 'user',
  message_count: 0,
  query_count: 0,
  order_count: 0,
} as const;
