import { describe, expect, it } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { Refusal } from '../../../server/http/problemDetails.ts';
import { readEvent } from '../../../server/http/readEvent.ts';

const now = new Date('2026-03-02T09:00:00Z');
const context = { catalogue: ambra, now, newId: () => 'new-id' };
const read = (body: unknown, headers: Record<string, string> = {}) =>
  readEvent(typeof body === 'string' ? body : JSON.stringify(body), headers, context).event;

function refusal(body: unknown, headers: Record<string, string> = {}) {
  try {
    read(body, headers);
  } catch (fault) {
    if (fault instanceof Refusal) return fault.problem;
    throw fault;
  }
  throw new Error('the event was taken');
}

const study = { uuid: 's1', modality: 'CT' };

describe('an event in the lean form', () => {
  it('needs its name and its subject, and gets an id, a source and a time', () => {
    expect(read({ event: 'STUDY_SYNC', study })).toEqual({
      id: 'new-id',
      source: 'api',
      type: 'STUDY_SYNC',
      time: '2026-03-02T09:00:00.000Z',
      data: { study },
      causes: [],
    });
  });

  it('takes its id from the body or from the webhook-id header', () => {
    expect(read({ event: 'STUDY_SYNC', id: 'e1', study }, { 'webhook-id': 'h1' }).id).toBe('e1');
    expect(read({ event: 'STUDY_SYNC', study }, { 'webhook-id': 'h1' }).id).toBe('h1');
    const tooLong = { 'webhook-id': 'h'.repeat(201) };
    expect(refusal({ event: 'STUDY_SYNC', study }, tooLong)).toMatchObject({
      detail: 'The header webhook-id has to be text of 1 to 200 characters.',
      errors: [{ field: 'webhook-id' }],
    });
  });

  it('keeps objects and events that no catalogue lists', () => {
    const event = read({ event: 'STUDY_NEW_THING', widget: { a: 1 } });
    expect(event).toMatchObject({ type: 'STUDY_NEW_THING', data: { widget: { a: 1 } } });
  });

  it('asks for the subject and never for the user', () => {
    expect(refusal({ event: 'STUDY_SYNC', user: {} })).toMatchObject({
      status: 400,
      detail: expect.stringContaining('add "study":{...}') as string,
      errors: [{ field: 'study', message: 'is required' }],
    });
  });

  it('is told what its subject may have been called, or where it lies', () => {
    expect(refusal({ event: 'STUDY_SYNC', studdy: study })).toMatchObject({
      detail: 'STUDY_SYNC is about a "study": call "studdy" that, if it is what you mean.',
      errors: [{ field: 'study' }],
    });
    expect(refusal({ event: 'STUDY_SYNC', data: { study } }).detail).toBe(
      'STUDY_SYNC is about a "study": take it out of "data", and let it stand beside the name of the event.',
    );
  });

  it('puts times into UTC and refuses a time without an offset', () => {
    const at = (time: unknown) => ({ event: 'STUDY_SYNC', study, time });
    expect(read(at('2026-03-02T10:00:00+02:00')).time).toBe('2026-03-02T08:00:00.000Z');
    expect(refusal(at('2026-03-02T10:00:00')).errors?.[0]?.field).toBe('time');
    expect(refusal(at('2026-13-45T10:00:00Z')).errors?.[0]?.field).toBe('time');
    expect(refusal(at(5)).errors?.[0]?.field).toBe('time');
    for (const day of ['2026-02-31', '2026-02-29', '2026-04-31', '2026-00-10'])
      expect(refusal(at(`${day}T10:00:00Z`)).errors?.[0]?.field, day).toBe('time');
    expect(read(at('2028-02-29T23:30:00-02:00')).time).toBe('2028-03-01T01:30:00.000Z');
  });

  it('says which part is not an object', () => {
    expect(refusal({ event: 'STUDY_SYNC', study, modality: 'CT' }).errors?.[0]?.field).toBe(
      'modality',
    );
  });
});

describe('a CloudEvent', () => {
  const attributes = { specversion: '1.0', id: 'e1', source: '/pacs', type: 'STUDY_SYNC' };

  it('is read in structured mode', () => {
    const event = read({ ...attributes, time: '2026-03-01T00:00:00Z', data: { study } });
    expect(event).toMatchObject({ id: 'e1', source: '/pacs', type: 'STUDY_SYNC', data: { study } });
    expect(event.time).toBe('2026-03-01T00:00:00.000Z');
  });

  it('is read in binary mode', () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'e1',
      'ce-source': '/pacs',
      'ce-type': 'STUDY_SYNC',
    };
    expect(read({ study }, headers)).toMatchObject({ id: 'e1', source: '/pacs', data: { study } });
  });

  it.each(['0.3', '2.0', '1', ''])(
    'of the version %j is not understood in binary mode',
    (version) => {
      const headers = { 'ce-specversion': version, 'ce-id': 'e', 'ce-source': 's', 'ce-type': 'A' };
      expect(refusal({ study }, headers)).toMatchObject({
        status: 400,
        detail: expect.stringContaining('CloudEvents 1.0') as string,
        errors: [{ field: 'ce-specversion' }],
      });
    },
  );

  const inHeaders = (changes: Record<string, string> = {}) => ({
    'ce-specversion': '1.0',
    'ce-id': 'e1',
    'ce-source': '/pacs',
    'ce-type': 'STUDY_SYNC',
    ...changes,
  });

  it.each([
    ['Euro%20%E2%82%AC', 'Euro €'],
    ['100%25', '100%'],
    ['a+b', 'a+b'],
    ['"in \\"quotes\\" %41"', 'in "quotes" A'],
  ])('has the headers of binary mode decoded, once: %s', (sent, meant) => {
    const event = read({ study }, inHeaders({ 'ce-id': sent, 'ce-source': sent }));
    expect(event).toMatchObject({ id: meant, source: meant });
  });

  it.each(['ce-id', 'ce-source', 'ce-type', 'ce-time'])(
    'with an escape in %s that means nothing is refused by that name',
    (header) => {
      for (const broken of ['50%', '%zz', '%E2%82']) {
        const problem = refusal({ study }, inHeaders({ [header]: broken }));
        expect(problem).toMatchObject({ status: 400, errors: [{ field: header }] });
        expect(problem.detail).toContain(`The header ${header} is percent-encoded`);
      }
    },
  );

  it.each(['ce-id', 'ce-source', 'ce-type'])(
    'of which %s came without ce-specversion is told that this is missing',
    (header) => {
      const problem = refusal({ study }, { [header]: 'STUDY_SYNC' });
      expect(problem).toMatchObject({ status: 400, errors: [{ field: 'ce-specversion' }] });
      expect(problem.detail).toContain('send the header ce-specversion: 1.0');
    },
  );

  it('leaves other forms alone whatever a header of it says', () => {
    const headers = { 'ce-id': 'h1' };
    expect(read({ event: 'STUDY_SYNC', study }, headers).id).toBe('new-id');
    expect(read({ ...attributes, data: { study } }, headers).id).toBe('e1');
  });

  it.each([
    ['ce-time', 'yesterday'],
    ['ce-type', 'study_sync'],
    ['ce-id', ''],
    ['ce-source', 'x'.repeat(201)],
    ['ce-source', 'studyhook'],
    ['ce-target', 'w1'],
    ['ce-type', 'CRON'],
  ])('is refused by the name of the header that is wrong: %s: %s', (header, value) => {
    const problem = refusal({ study }, inHeaders({ [header]: value }));
    expect(problem.errors?.map(({ field }) => field)).toEqual([header]);
  });

  it('is refused by the name of its field in structured mode', () => {
    const problem = refusal({ ...attributes, type: 'study_sync', data: { study } });
    expect(problem.errors?.[0]?.field).toBe('type');
  });

  it('is told where two forms are mixed', () => {
    for (const other of ['specversion', 'event']) {
      const problem = refusal({ [other]: '1.0', study }, inHeaders());
      expect(problem).toMatchObject({ status: 400, errors: [{ field: other }] });
      expect(problem.detail).toContain('Two forms are mixed: with the header ce-specversion');
    }
    const { type: event, ...rest } = attributes;
    expect(refusal({ ...rest, event, study }).detail).toContain(
      'Write "type" in place of "event", or leave "specversion" out.',
    );
    expect(read({ ...attributes, event: 'an extension', data: { study } }).type).toBe('STUDY_SYNC');
  });

  it('has its data as JSON', () => {
    const problem = refusal({ ...attributes, data_base64: 'e30=' });
    expect(problem).toMatchObject({ status: 400, errors: [{ field: 'data_base64' }] });
    expect(problem.detail).toContain('Send the objects of the event in "data", as JSON');
  });

  it('says which attributes are missing', () => {
    const problem = refusal({ specversion: '1.0', type: 'STUDY_SYNC', data: { study } });
    expect(problem.errors?.map((e) => e.field)).toEqual(['id', 'source']);
  });
});

describe('what is not an event', () => {
  it.each([
    ['a list', [1]],
    ['a text', '"STUDY_SYNC"'],
    ['nothing', ''],
    ['half a body', '{"event":"STUDY_SY'],
  ])('%s is refused', (_, body) => {
    expect(refusal(body)).toMatchObject({ status: 400, errors: [{ field: 'body' }] });
  });

  it('tells where the JSON broke, and quotes nothing of it', () => {
    const problem = refusal('{"study":{"patient_name":"DOE^JANE" oops}}');
    expect(problem.detail).toContain('line 1, column 37, after "patient_name"');
    expect(JSON.stringify(problem)).not.toContain('DOE');
  });

  it.each(['', ' \n'])('an empty body (%j) is told what to send', (body) => {
    const { detail } = refusal(body);
    expect(detail).toContain('The body is empty');
    expect(detail).toContain('{"event":"STUDY_SYNC"');
  });

  it.each(['study_sync', 'STUDY SYNC', '_SYNC', '', 'A'.repeat(101)])(
    '"%s" is no name',
    (event) => {
      expect(refusal({ event, study }).errors?.[0]?.field).toBe('event');
    },
  );

  it.each(['1e999', '-1e999'])(
    'with a number beyond what can be kept, %s, is refused',
    (number) => {
      const problem = refusal(`{"event":"STUDY_SYNC","study":{"sizes":[1,${number}]}}`);
      expect(problem).toMatchObject({ status: 400, errors: [{ field: 'study.sizes.1' }] });
      expect(problem.detail).toContain('Send it as text');
    },
  );

  it('nested deeper than 64 levels is refused, 64 are not', () => {
    const nest = (levels: number): unknown => (levels === 0 ? 1 : { a: nest(levels - 1) });
    // The body and the study are two of the levels.
    expect(read({ event: 'STUDY_SYNC', study: nest(63) }).type).toBe('STUDY_SYNC');
    expect(refusal({ event: 'STUDY_SYNC', study: nest(64) }).errors?.[0]?.field).toBe('body');
    expect(refusal(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`).status).toBe(400);
  });
});

describe('events that come from inside', () => {
  it.each(['CRON', 'MANUAL', 'WEBHOOK_FAILED', 'WEBHOOK_SUCCEEDED', 'WEBHOOK_ANYTHING'])(
    '%s cannot be sent in',
    (event) => {
      expect(refusal({ event, study, webhook: {} }).status).toBe(422);
    },
  );

  it.each([
    ['WEBHOOK_FAILED', 'from the exit “failed” of its action'],
    ['WEBHOOK_SUCCEEDED', 'from the exit “succeeded” of its action'],
    ['CRON', 'Give a trigger a schedule'],
    ['MANUAL', 'POST to /api/webhooks/<uuid>/run'],
  ])('%s is not sent in, and it is told what to do instead', (event, instead) => {
    expect(refusal({ event, study, webhook: {} }).detail).toContain(instead);
  });

  it('have a source that nobody else may use, so that none can take their ids', () => {
    const id = 'd1:failed';
    const taken = { event: 'STUDY_SYNC', id, source: 'studyhook', study };
    const envelope = { specversion: '1.0', id, source: 'studyhook', type: 'STUDY_SYNC' };
    for (const body of [taken, { ...envelope, data: { study } }]) {
      expect(refusal(body)).toMatchObject({ status: 422, errors: [{ field: 'source' }] });
      expect(refusal(body).detail).toContain('Name your own system in "source"');
    }
    expect(read({ ...taken, source: 'studyhook.example' }).source).toBe('studyhook.example');
  });

  it('ROUTE_RULE names the webhook that it is for, and no other event does', () => {
    expect(refusal({ event: 'ROUTE_RULE', study }).errors?.[0]?.field).toBe('target');
    expect(read({ event: 'ROUTE_RULE', study, target: 'w1' }).target).toBe('w1');
    expect(refusal({ event: 'STUDY_SYNC', study, target: 'w1' }).errors?.[0]?.field).toBe('target');
  });
});
