import type { ActionNode, Graph } from '../../shared/model/graph.ts';
import { demoConnectionId, demoIds } from './data.ts';

/** A rule that the demo begins with. `note` is what its first version says of itself. */
export interface SampleRule {
  readonly name: string;
  readonly note: string;
  readonly graph: Graph;
}

const { destinations, groups } = demoIds;

type Doing = Pick<ActionNode, 'id' | 'name' | 'command' | 'parameters'> & Partial<ActionNode>;

const action = (doing: Doing): ActionNode => ({
  kind: 'action',
  connection: demoConnectionId,
  method: 'POST',
  runAs: demoIds.users.webhook,
  ...doing,
});

/** Sends the event's study; tried again for an hour, and only once for each study. */
const push = (id: string, name: string, destination: string, more: Partial<ActionNode> = {}) =>
  action({
    id,
    name,
    command: 'study/push',
    parameters: { uuid: 'study.uuid', destination_id: destination },
    retry: true,
    once: 'study',
    ...more,
  });

const ctToReadingStation: SampleRule = {
  name: 'CT to the reading station',
  note: 'Every CT goes to reading station 1 as soon as it is complete.',
  graph: {
    nodes: [
      { id: 'arrives', kind: 'trigger', event: 'STUDY_SYNC' },
      {
        id: 'isCt',
        kind: 'condition',
        name: 'Is it a CT?',
        when: { all: [{ field: 'study.modality', op: 'equals', value: 'CT' }] },
      },
      push('push', 'Push to reading station 1', destinations.reading1),
    ],
    wires: [
      { from: 'arrives', exit: 'out', to: 'isCt' },
      { from: 'isCt', exit: 'yes', to: 'push' },
    ],
    positions: { arrives: [0, 0], isCt: [304, 0], push: [608, 0] },
  },
};

const byModality: SampleRule = {
  name: 'Each modality to its own place',
  note: 'Every modality has its station; what has none gets a tag, so that nobody overlooks it.',
  graph: {
    nodes: [
      { id: 'arrives', kind: 'trigger', event: 'STUDY_SYNC' },
      {
        id: 'byModality',
        kind: 'split',
        name: 'Which modality?',
        field: 'study.modality',
        cases: [
          { id: 'mr', name: 'MR', values: ['MR'] },
          { id: 'films', name: 'Plain films', values: ['CR', 'DX'] },
          { id: 'mammography', name: 'Mammography', values: ['MG'] },
          { id: 'ultrasound', name: 'Ultrasound', values: ['US'] },
          { id: 'ct', name: 'CT has a rule of its own', values: ['CT'] },
        ],
      },
      push('toNeuro', 'Push to the neuro MR workstation', destinations.neuroMr),
      push('toReading2', 'Push to reading station 2', destinations.reading2),
      push('toMammography', 'Push to mammography', destinations.mammography),
      push('toReading1', 'Push ultrasound to reading station 1', destinations.reading1),
      action({
        id: 'tag',
        name: 'Tag as unrouted',
        command: 'tag/add',
        parameters: { tag: 'unrouted', object: 'Study', object_id: 'study.uuid' },
      }),
    ],
    wires: [
      { from: 'arrives', exit: 'out', to: 'byModality' },
      { from: 'byModality', exit: 'mr', to: 'toNeuro' },
      { from: 'byModality', exit: 'films', to: 'toReading2' },
      { from: 'byModality', exit: 'mammography', to: 'toMammography' },
      { from: 'byModality', exit: 'ultrasound', to: 'toReading1' },
      { from: 'byModality', exit: 'otherwise', to: 'tag' },
    ],
    positions: {
      arrives: [0, 370],
      byModality: [304, 370],
      toNeuro: [608, 0],
      toReading2: [608, 216],
      toMammography: [608, 432],
      toReading1: [608, 648],
      tag: [608, 864],
    },
  },
};

const chestCtOfAdults: SampleRule = {
  name: 'Chest CT of adults to the research archive',
  note: 'Children are left out; “chest” has to be in the description.',
  graph: {
    nodes: [
      { id: 'arrives', kind: 'trigger', event: 'STUDY_SYNC' },
      {
        id: 'isAdultChestCt',
        kind: 'condition',
        name: 'Chest CT of an adult?',
        when: {
          all: [
            { field: 'study.modality', op: 'equals', value: 'CT' },
            { field: 'study.study_description', op: 'contains', value: 'chest' },
            { field: 'study.patient_birth_date', as: 'years_old', op: 'ge', value: 18 },
          ],
        },
      },
      push('archive', 'Push to the research archive', destinations.chestResearch),
    ],
    wires: [
      { from: 'arrives', exit: 'out', to: 'isAdultChestCt' },
      { from: 'isAdultChestCt', exit: 'yes', to: 'archive' },
    ],
    positions: { arrives: [0, 0], isAdultChestCt: [304, 0], archive: [608, 0] },
  },
};

const failureToOnCall: SampleRule = {
  name: 'Tell who is on call when a trauma study cannot be sent',
  note: 'Not tried again on purpose: in the emergency department somebody should know at once.',
  graph: {
    nodes: [
      { id: 'arrives', kind: 'trigger', event: 'STUDY_SYNC' },
      {
        id: 'isTrauma',
        kind: 'condition',
        name: 'Is it about trauma?',
        when: { all: [{ field: 'study.study_description', op: 'contains', value: 'trauma' }] },
      },
      push('push', 'Push trauma to the emergency PACS', destinations.emergency, { retry: false }),
      action({
        id: 'tellOnCall',
        name: 'Message radiology on call',
        command: 'message/add',
        // Text with a field in it is Studyhook's own; on the platform only a whole value can be one.
        parameters: {
          group_id: groups.onCall,
          subject: 'A trauma study could not be sent',
          body: 'Study {{study.accession_number}} did not reach the emergency PACS. Please open it on the platform and call the emergency department.',
        },
        retry: true,
      }),
    ],
    wires: [
      { from: 'arrives', exit: 'out', to: 'isTrauma' },
      { from: 'isTrauma', exit: 'yes', to: 'push' },
      { from: 'push', exit: 'failed', to: 'tellOnCall' },
    ],
    positions: { arrives: [0, 0], isTrauma: [304, 0], push: [608, 0], tellOnCall: [912, 90] },
  },
};

const heartbeat: SampleRule = {
  name: 'Heartbeat every hour',
  note: 'When this message stays away, rules no longer run.',
  graph: {
    nodes: [
      { id: 'everyHour', kind: 'trigger', event: 'CRON', cron: '0 * * * *' },
      action({
        id: 'tellIt',
        name: 'Message imaging IT',
        command: 'message/add',
        parameters: {
          group_id: groups.imagingIt,
          subject: 'Studyhook is running',
          body: 'This message comes every hour. If it stays away, please look at Studyhook.',
        },
      }),
    ],
    wires: [{ from: 'everyHour', exit: 'out', to: 'tellIt' }],
    positions: { everyHour: [0, 0], tellIt: [304, 0] },
  },
};

const reportToReferrer: SampleRule = {
  name: 'Signed report to the referrer',
  note: 'Dr. Moreau reads e-mail, all others get a letter. The e-mail names the accession number and no patient.',
  graph: {
    nodes: [
      { id: 'signed', kind: 'trigger', event: 'STUDY_RADREPORT_SIGNED' },
      {
        id: 'readsEmail',
        kind: 'condition',
        name: 'Does the referrer read e-mail?',
        when: { all: [{ field: 'study.referring_physician', op: 'contains', value: 'Moreau' }] },
      },
      action({
        id: 'email',
        name: 'E-mail the referrer',
        command: 'webhook/email',
        parameters: {
          to: 'claire.moreau@practice.example',
          subject: 'A report has been signed',
          text: 'The report of the examination {$accession} has been signed. Please sign in to read it.',
          accession: 'study.accession_number',
        },
        retry: true,
      }),
      action({
        id: 'tag',
        name: 'Tag for the secretary',
        command: 'tag/add',
        parameters: { tag: 'report-by-post', object: 'Study', object_id: 'study.uuid' },
      }),
    ],
    wires: [
      { from: 'signed', exit: 'out', to: 'readsEmail' },
      { from: 'readsEmail', exit: 'yes', to: 'email' },
      { from: 'readsEmail', exit: 'no', to: 'tag' },
    ],
    positions: { signed: [0, 130], readsEmail: [304, 130], email: [608, 0], tag: [608, 240] },
  },
};

/** Six rules that show what rules can do, in the order in which they are best told. */
export const sampleRules: readonly SampleRule[] = [
  ctToReadingStation,
  byModality,
  chestCtOfAdults,
  failureToOnCall,
  heartbeat,
  reportToReferrer,
];
