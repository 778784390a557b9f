import { v5 } from 'uuid';
import type { JsonObject } from '../../shared/model/json.ts';

/**
 * The demo hospital's people and places. Their uuids are the same in every demo, so that the sample rules can name them;
 * everybody and everything is invented.
 */
const space = v5('demo-hospital.studyhook', v5.URL);

/** The uuid of something in the demo hospital, always the same for the same name. */
export const demoUuid = (name: string): string => v5(name, space);

/** Studyhook's own name for its connection to this hospital; the sample rules use it. */
export const demoConnectionId = 'demo';

export const demoIds = {
  account: demoUuid('account'),
  namespaces: {
    radiology: demoUuid('namespace/radiology'),
    research: demoUuid('namespace/research'),
    outside: demoUuid('namespace/outside'),
  },
  destinations: {
    reading1: demoUuid('destination/reading1'),
    reading2: demoUuid('destination/reading2'),
    neuroMr: demoUuid('destination/neuro-mr'),
    chestResearch: demoUuid('destination/chest-research'),
    emergency: demoUuid('destination/emergency'),
    mammography: demoUuid('destination/mammography'),
  },
  users: {
    webhook: demoUuid('user/webhook'),
    admin: demoUuid('user/admin'),
    okafor: demoUuid('user/okafor'),
    lindqvist: demoUuid('user/lindqvist'),
    tanaka: demoUuid('user/tanaka'),
    moreau: demoUuid('user/moreau'),
    silva: demoUuid('user/silva'),
  },
  groups: {
    onCall: demoUuid('group/on-call'),
    chest: demoUuid('group/chest'),
    imagingIt: demoUuid('group/imaging-it'),
    referrers: demoUuid('group/referrers'),
  },
  locations: {
    main: demoUuid('location/main'),
    emergency: demoUuid('location/emergency'),
    outside: demoUuid('location/outside'),
  },
  customfields: { referrerEmail: demoUuid('customfield/referrer-email') },
  node: demoUuid('node/gateway'),
} as const;

/** The field of a study in which the hospital keeps where the referrer is written to. */
export const referrerEmailField = `customfield-${demoIds.customfields.referrerEmail}`;

export type DemoRole = 'admin' | 'radiologist' | 'referrer';

export interface DemoUser {
  readonly uuid: string;
  readonly first: string;
  readonly last: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly role: DemoRole;
}

const person = (uuid: string, first: string, last: string, role: DemoRole): DemoUser => {
  const login = `${last.toLowerCase()}@demo.hospital`;
  return { uuid, first, last, name: `${first} ${last}`, login, password: 'demo', role };
};

const { users: user, groups: group, namespaces: namespace } = demoIds;

/** Who brings in the studies that arrive. */
export const uploader = person(user.admin, 'Ada', 'Mensah', 'admin');

/** Passwords are public on purpose: there is nothing behind them. */
export const users: readonly [DemoUser, ...DemoUser[]] = [
  {
    uuid: user.webhook,
    first: 'Webhook',
    last: 'User',
    name: 'Webhook User',
    login: 'webhook@demo.hospital',
    password: 'demo-webhook',
    role: 'admin',
  },
  uploader,
  person(user.okafor, 'Chidi', 'Okafor', 'radiologist'),
  person(user.lindqvist, 'Elsa', 'Lindqvist', 'radiologist'),
  person(user.tanaka, 'Haru', 'Tanaka', 'radiologist'),
  person(user.moreau, 'Claire', 'Moreau', 'referrer'),
  person(user.silva, 'Rui', 'Silva', 'referrer'),
];

export const account = { uuid: demoIds.account, name: 'Demo Hospital', vanity: 'demo' } as const;

export interface Place {
  readonly uuid: string;
  readonly name: string;
  readonly namespace: string;
  /** What is shared with it waits until somebody accepts it. */
  readonly mustApprove?: true;
}

export const namespaces: readonly Place[] = [
  { uuid: namespace.radiology, name: 'Demo Hospital Radiology', namespace: namespace.radiology },
  { uuid: namespace.research, name: 'Imaging research', namespace: namespace.research },
  {
    uuid: namespace.outside,
    name: 'Outside referrals',
    namespace: namespace.outside,
    mustApprove: true,
  },
];

export const groups: readonly (Place & { readonly members: readonly string[] })[] = [
  {
    uuid: group.onCall,
    name: 'Radiology on call',
    namespace: namespace.radiology,
    members: [user.okafor, user.lindqvist],
  },
  {
    uuid: group.chest,
    name: 'Chest imaging',
    namespace: namespace.research,
    members: [user.lindqvist, user.tanaka],
  },
  {
    uuid: group.imagingIt,
    name: 'Imaging IT',
    namespace: namespace.radiology,
    members: [user.admin],
  },
  {
    uuid: group.referrers,
    name: 'Referring physicians',
    namespace: namespace.outside,
    members: [user.moreau, user.silva],
    mustApprove: true,
  },
];

export const locations: readonly Place[] = [
  { uuid: demoIds.locations.main, name: 'Main building', namespace: namespace.radiology },
  {
    uuid: demoIds.locations.emergency,
    name: 'Emergency department',
    namespace: namespace.radiology,
  },
  {
    uuid: demoIds.locations.outside,
    name: 'Outside referrals',
    namespace: namespace.outside,
    mustApprove: true,
  },
];

interface DemoDestination extends JsonObject {
  uuid: string;
  name: string;
  fire_webhooks: number;
  can_push_hl7: number;
}

const destination = (uuid: string, name: string, aetitle: string, more = {}): DemoDestination => ({
  uuid,
  name,
  aetitle,
  type: 'DICOM',
  address: '127.0.0.1',
  port: 11112,
  node_id: demoIds.node,
  can_query_retrieve: 0,
  can_retrieve_thin: 0,
  can_search: 0,
  can_push_hl7: 0,
  fire_webhooks: 0,
  push_related_studies: 0,
  sort_order: 0,
  ...more,
});

const at = demoIds.destinations;

/** Two of them tell webhooks how sending went, as a destination does on the platform when that is switched on. */
export const destinations: readonly DemoDestination[] = [
  destination(at.reading1, 'Reading station 1', 'READING1'),
  destination(at.reading2, 'Reading station 2', 'READING2'),
  destination(at.neuroMr, 'Neuro MR workstation', 'NEURO_MR'),
  destination(at.chestResearch, 'Chest CT research archive', 'RESEARCH', { fire_webhooks: 1 }),
  destination(at.emergency, 'Emergency PACS', 'EMERGENCY', { fire_webhooks: 1, can_push_hl7: 1 }),
  destination(at.mammography, 'Mammography workstation', 'MAMMO'),
];
