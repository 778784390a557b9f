import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsHandler, type EventsDeps } from '../../../server/http/events.ts';
import { connectionTo } from '../../support/connected.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.post('/api/connections', connectionTo('http://127.0.0.1:9/'));
});
afterAll(() => server.close());

const hour = { id: 'later', kind: 'wait', seconds: 3600 } as const;

describe('an event with an id that came before', () => {
  const send = (body: string) => server.ask('POST', '/events', body);
  let first: string;
  let key: number;
  beforeAll(async () => {
    const rule = await server.publish(ruleOf([arrives, hour, push()]), 'Waits');
    const { body } = await send('{"event":"STUDY_SYNC","id":"e1","study":{"uuid":"s1","n":1}}');
    first = body.deliveries[0].id;
    key = body.key;
    expect(rule.id).toBeTruthy();
  });

  it.each([
    ['the same bytes', '{"event":"STUDY_SYNC","id":"e1","study":{"uuid":"s1","n":1}}'],
    ['other spaces', '{ "event": "STUDY_SYNC",\n "id": "e1", "study": { "uuid": "s1", "n": 1 } }'],
    [
      'another order of its fields',
      '{"study":{"n":1.0,"uuid":"s1"},"id":"e1","event":"STUDY_SYNC"}',
    ],
    [
      'another form',
      '{"specversion":"1.0","id":"e1","source":"api","type":"STUDY_SYNC","data":{"study":{"uuid":"s1","n":1}}}',
    ],
  ])('and %s gets the first answer', async (_, body) => {
    const answer = await send(body);
    expect(answer.status, answer.text).toBe(202);
    const deliveries = [{ id: first, state: 'waiting' }];
    expect(answer.body).toEqual({ id: 'e1', key, deliveries });
  });

  it.each([
    ['another value', '{"event":"STUDY_SYNC","id":"e1","study":{"uuid":"s1","n":2}}'],
    ['a field more', '{"event":"STUDY_SYNC","id":"e1","study":{"uuid":"s1","n":1,"m":1}}'],
    ['another name', '{"event":"STUDY_SHARE","id":"e1","study":{"uuid":"s1","n":1}}'],
    [
      'a time of its own',
      '{"event":"STUDY_SYNC","id":"e1","time":"2020-01-01T00:00:00Z","study":{"uuid":"s1","n":1}}',
    ],
  ])('and %s is refused', async (_, body) => {
    const answer = await send(body);
    expect(answer).toMatchObject({
      status: 409,
      body: { title: 'This id belongs to another event', errors: [{ field: 'id' }] },
    });
    const { body: found } = await server.get('/api/events?search=e1');
    expect(found.items).toHaveLength(1);
  });

  it('from another source is another event', async () => {
    const { body } = await server.post('/events', {
      event: 'STUDY_SYNC',
      id: 'e1',
      source: 'pacs',
      study: { uuid: 's1', n: 2 },
    });
    expect(body.deliveries).toHaveLength(1);
    expect(body.deliveries[0].id).not.toBe(first);
  });
});

describe('an event that was refused', () => {
  it('is told in the log, without a word of what it held', async () => {
    const before = server.logged.length;
    await server.ask('POST', '/events', '{"event":"STUDY_SYNC","DOE^JANE":5}');
    await server.ask('POST', '/events', 'DOE^JANE');
    const lines = server.logged.slice(before).filter((line) => line.includes('was refused'));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: 40, status: 400, title: 'This is not an event yet' },
      { level: 40, status: 400, title: 'This is not an event yet' },
    ]);
    expect(lines.join()).not.toContain('DOE');
  });
});

describe('an event that was taken', () => {
  it('is found by the key of the answer, and so is what a rule made of it', async () => {
    const rule = await server.publish(ruleOf([arrives, hour, push()]), 'Asked about');
    const event = { event: 'STUDY_SYNC', id: 'found-by-key', study: { uuid: 's1' } };
    const { key } = (await server.post('/events', event)).body;
    expect((await server.get(`/api/events/${key}`)).body).toMatchObject({
      key,
      event: { id: event.id },
    });
    expect((await server.get(`/api/why?event=${key}&rule=${rule.id}`)).status).toBe(200);
    const { body } = await server.get('/api/events?search=found-by-key');
    expect(body.items).toMatchObject([{ key }]);
  });

  it('is not found by its id, and whoever tries is told of the key', async () => {
    const why = await server.get('/api/why?event=found-by-key&rule=any');
    expect(why.body.errors[0].message).toMatch(/the key of an event.*\/api\/events\?search=/);
    const { status, body } = await server.get('/api/events/0192f0c1-aaaa-7000-8000-000000000000');
    expect(status).toBe(404);
    expect(body.detail).toMatch(/found by its key.*POST \/events.*\/api\/events\?search=<id>/);
    expect((await server.get('/api/events/999999')).body.detail).toContain(
      'may have been deleted, or its name in the address is mistyped',
    );
  });
});

it('a packed event is told to come as it is', async () => {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const { status, body } = await server.ask('POST', '/events', '{}', headers);
  expect(status).toBe(415);
  expect(body.title).toBe('Events are sent as they are');
});

describe('ROUTE_RULE', () => {
  const route = (target: string) =>
    server.post('/events', { event: 'ROUTE_RULE', target, study: { uuid: 's1' } });
  const routed = { id: 'routed', kind: 'trigger', event: 'ROUTE_RULE' } as const;

  async function publishBehind(trigger: Parameters<typeof ruleOf>[0][number], name: string) {
    const rule = await server.publish(ruleOf([trigger, push()]), name);
    const { body } = await server.get(`/api/rules/${rule.id}/versions/1`);
    return { rule, uuid: body.webhooks[0].uuid as string };
  }

  it('for a webhook behind such a trigger is taken without a remark', async () => {
    const { uuid } = await publishBehind(routed, 'Routed');
    const { status, body } = await route(uuid);
    expect(status).toBe(202);
    expect(body.deliveries).toHaveLength(1);
    expect(body).not.toHaveProperty('remarks');
  });

  it('for a webhook that there has never been is refused, saying what to name', async () => {
    const { status, body } = await route('no-such-webhook');
    expect(status).toBe(422);
    expect(body.errors[0].field).toBe('target');
    expect(body.detail).toMatch(/no webhook no-such-webhook.*\/api\/webhooks/);
  });

  it('for a webhook that waits for another event is refused, naming that event', async () => {
    const { uuid } = await publishBehind(arrives, 'Arrives');
    const { status, body } = await route(uuid);
    expect(status).toBe(422);
    expect(body.detail).toContain('waits for STUDY_SYNC');
  });

  it('for a webhook that does not run now is kept, with a remark', async () => {
    const { rule, uuid } = await publishBehind(routed, 'Resting');
    await server.post(`/api/rules/${rule.id}/switch`, {
      revision: rule.revision,
      enabled: false,
    });
    const { status, body } = await route(uuid);
    expect(status).toBe(202);
    expect(body.deliveries).toEqual([]);
    expect(body.remarks).toEqual([expect.stringMatching(/“Resting” does not run now/)]);
  });
});

describe('while Studyhook stops', () => {
  let http: Server;
  let url: string;
  let isStopping = false;
  let faults: unknown[] = [];
  let intake: EventsDeps['intake'];
  beforeAll(async () => {
    const deps: EventsDeps = {
      ...server.studyhook.system(),
      intake: { accept: (event) => intake.accept(event) },
      onFault: (fault) => void faults.push(fault),
      onRefused: () => undefined,
      stopping: () => isStopping,
    };
    const handle = eventsHandler(deps);
    http = createServer((req, res) => void handle(req, res));
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    http.close();
    http.closeAllConnections();
  });
  const send = () =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"event":"STUDY_SYNC","study":{"uuid":"late"}}',
    });

  it('an event is sent away for a moment, and nothing of it is taken', async () => {
    isStopping = true;
    faults = [];
    intake = { accept: () => Promise.reject(new Error('nobody should ask')) };
    const answer = await send();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.text()).toContain('Nothing was stored');
    expect(faults).toEqual([]);
  });

  it('one that was under way when the journal closed is sent away too, and is no fault', async () => {
    isStopping = false;
    faults = [];
    intake = {
      accept() {
        isStopping = true;
        return Promise.reject(new Error('The journal is closed.'));
      },
    };
    const answer = await send();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(faults).toEqual([]);
  });

  it('what goes wrong at any other time is a fault', async () => {
    isStopping = false;
    faults = [];
    intake = { accept: () => Promise.reject(new Error('The journal is closed.')) };
    expect((await send()).status).toBe(500);
    expect(faults).toHaveLength(1);
  });
});
