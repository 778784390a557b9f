/** What invented patients are called and what they are examined for. No name is a real person's on purpose. */
export type Sex = 'F' | 'M';

export interface Exam {
  readonly modality: string;
  readonly description: string;
  /** Years, both included. */
  readonly ages: readonly [number, number];
  readonly images: readonly [number, number];
  readonly scanner: string;
  readonly sex?: Sex;
}

const adult = [19, 90] as const;
const child = [3, 15] as const;
const old = [48, 89] as const;

const exam = (
  modality: string,
  description: string,
  ages: readonly [number, number],
  images: readonly [number, number],
  sex?: Sex,
): Exam => ({
  modality,
  description,
  ages,
  images,
  scanner: `${modality}_ROOM_${1 + (description.length % 3)}`,
  ...(sex && { sex }),
});

/** The first forty studies go through this list in order, so each kind is there. */
export const exams: readonly [Exam, ...Exam[]] = [
  exam('CT', 'CT CHEST WITH CONTRAST', adult, [240, 520]),
  exam('MR', 'MR BRAIN WITH AND WITHOUT CONTRAST', adult, [180, 420]),
  exam('CR', 'CR CHEST PA AND LATERAL', adult, [2, 2]),
  exam('CT', 'CT CHEST LOW DOSE PEDIATRIC', child, [120, 220]),
  exam('DX', 'DX PELVIS TRAUMA', adult, [1, 3]),
  exam('US', 'US ABDOMEN COMPLETE', adult, [24, 60]),
  exam('CT', 'CT HEAD TRAUMA WITHOUT CONTRAST', adult, [90, 180]),
  exam('MR', 'MR LUMBAR SPINE', adult, [110, 200]),
  exam('MG', 'MG SCREENING BILATERAL', [45, 74], [4, 8], 'F'),
  exam('NM', 'NM BONE SCAN WHOLE BODY', old, [2, 12]),
  exam('PT', 'PET CT SKULL BASE TO MID THIGH', old, [420, 900]),
  exam('XA', 'XA CORONARY ANGIOGRAPHY', old, [300, 800]),
  exam('CT', 'CT ABDOMEN AND PELVIS WITH CONTRAST', adult, [260, 640]),
  exam('MR', 'MR KNEE LEFT', adult, [90, 160]),
  exam('DX', 'DX CHEST 2 VIEWS', adult, [2, 2]),
  exam('US', 'US RENAL PEDIATRIC', child, [18, 40]),
  exam('CT', 'CT ANGIOGRAPHY CHEST FOR PULMONARY EMBOLISM', adult, [280, 560]),
  exam('MR', 'MR BRAIN PEDIATRIC', child, [140, 260]),
  exam('CR', 'CR HAND RIGHT', [6, 90], [2, 3]),
  exam('US', 'US THYROID', adult, [12, 30]),
  exam('CT', 'CT CERVICAL SPINE TRAUMA', adult, [100, 240]),
  exam('MG', 'MG DIAGNOSTIC LEFT', [38, 82], [3, 6], 'F'),
  exam('XA', 'XA LOWER EXTREMITY RUNOFF', old, [200, 500]),
  exam('CT', 'CT CHEST LUNG SCREENING LOW DOSE', [55, 80], [180, 320]),
];

export const families: readonly [string, ...string[]] = [
  'ABEBE',
  'ALMEIDA',
  'ANDERSSON',
  'BIANCHI',
  'CHEN',
  'DUBOIS',
  'EL-SAYED',
  'FERNANDEZ',
  'GARCIA',
  'GRUBER',
  'HANSEN',
  'IBRAHIM',
  'IVANOVA',
  'JANSEN',
  'KAYA',
  'KIM',
  'KOWALSKI',
  'LINDHOLM',
  'MBEKI',
  'MURPHY',
  'NAKAMURA',
  'NGUYEN',
  'NOVAK',
  'OYELARAN',
  'PAPADOPOULOS',
  'PATEL',
  'ROSSI',
  'SINGH',
  'TREMBLAY',
  'WALKER',
];

export const givenNames: Readonly<Record<Sex, readonly [string, ...string[]]>> = {
  F: [
    'ALICE',
    'AMINA',
    'ANNA',
    'BEATRIZ',
    'CAMILLE',
    'DEEPIKA',
    'ELENA',
    'FATIMA',
    'GRACE',
    'HELGA',
    'INGRID',
    'JI-WOO',
    'LUCIA',
    'MEI',
    'NADIA',
    'SOFIA',
    'YUKI',
    'ZANELE',
  ],
  M: [
    'AHMED',
    'ANDREAS',
    'BRUNO',
    'CARLOS',
    'DAVID',
    'EMEKA',
    'FINN',
    'GIORGIO',
    'HIROSHI',
    'IVAN',
    'JOSEPH',
    'KWAME',
    'LARS',
    'MATEO',
    'MINH',
    'OMAR',
    'PIERRE',
    'RAJ',
  ],
};

/** Referrers; the one without an address shows what a rule does when a value is missing. */
export const referrers: readonly [Referrer, ...Referrer[]] = [
  { name: 'MOREAU^CLAIRE^^DR', email: 'claire.moreau@practice.example' },
  { name: 'SILVA^RUI^^DR', email: 'rui.silva@clinic.example' },
  { name: 'OBI^NGOZI^^DR', email: 'ngozi.obi@practice.example' },
  { name: 'HAAS^MIRIAM^^DR', email: 'miriam.haas@healthcentre.example' },
  { name: 'REYES^TOMAS^^DR' },
];

export interface Referrer {
  readonly name: string;
  readonly email?: string;
}
