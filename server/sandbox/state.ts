import { z } from 'zod';
import { jsonObjectSchema } from '../../shared/model/json.ts';
import { makeStudies, type Study } from './studies.ts';

/** What has been done at the hospital, newest last. Each list keeps its last thousand: a demo may run for weeks. */
const record = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.array(z.object({ uuid: z.string(), at: z.string(), by: z.string(), ...shape }));

const stateSchema = z.object({
  /** The shape of the snapshot; another one is not read, the demo begins anew. */
  version: z.literal(1),
  seed: z.string(),
  /** Part of the names of arriving studies, so that after a reset they are new ones. */
  createdAt: z.string(),
  arrived: z.number().int(),
  studies: z.array(jsonObjectSchema),
  /** A letter of `study_push.status`: I in process, S successful. */
  pushes: record({ study: z.string(), destination: z.string(), status: z.enum(['I', 'S']) }),
  shares: record({
    study: z.string(),
    with: z.string(),
    target: z.string(),
    message: z.string(),
    status: z.enum(['shared', 'waiting', 'approved', 'rejected']),
  }),
  messages: record({ to: z.string(), target: z.string(), subject: z.string(), body: z.string() }),
  emails: record({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() }),
  comments: record({ study: z.string(), body: z.string() }),
  tags: record({ object: z.string(), objectId: z.string(), tag: z.string() }),
  reports: record({
    study: z.string(),
    type: z.string(),
    fields: jsonObjectSchema,
    signed: z.boolean(),
  }),
  hl7: record({ message: z.string(), type: z.string(), fields: jsonObjectSchema }),
  webhooks: record({ hash: jsonObjectSchema }),
});

type Parsed = z.infer<typeof stateSchema>;
export type HospitalState = Omit<Parsed, 'studies'> & { studies: Study[] };
export type RecordKind =
  | 'pushes'
  | 'shares'
  | 'messages'
  | 'emails'
  | 'comments'
  | 'tags'
  | 'reports'
  | 'hl7'
  | 'webhooks';
export type RecordOf<Kind extends RecordKind> = HospitalState[Kind][number];

const longest = 1000;

export function createState(seed: string, now: Date): HospitalState {
  return {
    version: 1,
    seed,
    createdAt: now.toISOString(),
    arrived: 0,
    studies: makeStudies(seed, now),
    pushes: [],
    shares: [],
    messages: [],
    emails: [],
    comments: [],
    tags: [],
    reports: [],
    hl7: [],
    webhooks: [],
  };
}

/** A snapshot as it was read, or what it is instead. */
export type ReadState =
  | { readonly kind: 'state'; readonly state: HospitalState }
  | { readonly kind: 'unusable'; readonly why: string };

export function readState(text: string, seed: string): ReadState {
  const raw = parseJson(text);
  if (raw === undefined) {
    return unusable(text.trim() === '' ? 'is empty' : 'is damaged, as it is not whole JSON');
  }
  const parsed = stateSchema.safeParse(raw);
  if (!parsed.success) return unusable('is damaged or of another version of Studyhook');
  if (parsed.data.seed !== seed) return unusable('is of another demo');
  // Studies were written by us; what a template put into them may be anything.
  return { kind: 'state', state: { ...parsed.data, studies: parsed.data.studies as Study[] } };
}

function unusable(why: string): ReadState {
  return { kind: 'unusable', why };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Adds at the end and lets the oldest go. */
export function keep<T>(list: T[], item: T, most = longest): void {
  list.push(item);
  if (list.length > most) list.splice(0, list.length - most);
}

const mostStudies = 500;

/** Of a demo that streams for days the oldest arrivals go; the studies with which it began stay. */
export function keepStudy({ studies }: HospitalState, study: Study): void {
  studies.push(study);
  if (studies.length > mostStudies) studies.splice(40, 1);
}
