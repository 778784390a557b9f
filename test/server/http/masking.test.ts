import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { maskEvent } from '../../../server/http/masking.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import { action, condition, graph, trigger } from '../../support/graphs.ts';
import { startReceiver, type Receiver } from '../../support/receiver.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

/** What people see of the journal who look after Studyhook, but may not see whom a study is of. */

const accessToken = 'a-long-and-random-token';
const maskedToken = 'another-long-random-token';

let server: TestServer;
let receiver: Receiver;

const by = (token: string) => ({ authorization: `Bearer ${token}` });
const ask = (method: string, path: string, body?: unknown) =>
  server.ask(method, path, body, by(accessToken));
const look = (path: string) => server.ask('GET', path, undefined, by(maskedToken));

const drawn = (connection: string): Graph =>
  graph(
    [
      trigger('arrives'),
      condition('named', { field: 'study.patient_name', op: 'begins_with', value: 'DOE' }),
      action('push', {
        connection,
        command: 'study/push',
        method: 'GET',
        once: 'accession_number',
        parameters: {
          uuid: 'study.uuid',
          destination_id: 'a-destination',
          note: 'Of {{study.patient_name}}',
          names: ['study.patient_name', 'fixed'],
        },
      }),
    ],
    'arrives.out > named',
    'named.yes > push',
  );

let rule: string;
let delivery: string;
let eventKey: number;

beforeAll(async () => {
  receiver = await startReceiver(() => ({ body: { status: 'OK', patient: 'DOE^JANE' } }));
  server = await startTestServer({
    env: { ACCESS_TOKEN: accessToken, MASKED_TOKEN: maskedToken },
  });
  const connection = { name: 'Here', kind: 'http', auth: { kind: 'none' }, allowPrivate: true };
  const made = await ask('POST', '/api/connections', { ...connection, baseUrl: receiver.url });
  rule = (await ask('POST', '/api/rules', { name: 'Doe', graph: drawn(made.body.id) })).body.id;
  await ask('POST', `/api/rules/${rule}/publish`, { revision: 1, note: '' });
  const study = {
    uuid: 'study-1',
    accession_number: 'A-77',
    patient_name: 'DOE^JANE',
    modality: 'CT',
  };
  const posted = await ask('POST', '/events', { event: 'STUDY_SYNC', study });
  delivery = posted.body.deliveries[0].id;
  for (;;) {
    const { body } = await ask('GET', `/api/deliveries/${delivery}`);
    eventKey = body.delivery.eventKey;
    if (body.delivery.state === 'succeeded') break;
  }
});

afterAll(async () => {
  await server.close();
  await receiver.close();
});

describe('the journal for those who may not see patients', () => {
  it('shows what came, and hides every value that may identify somebody', async () => {
    const { body, text } = await look(`/api/events/${eventKey}`);
    expect(body.event.data.study).toMatchObject({
      uuid: 'study-1',
      modality: 'CT',
      patient_name: '•••',
      accession_number: '•••',
    });
    expect(text).not.toMatch(/DOE|A-77/);
  });

  it('tells a delivery’s story, without what was sent and what was answered', async () => {
    const { body, text } = await look(`/api/deliveries/${delivery}`);
    expect(body.substitution.parameters).toEqual({
      uuid: 'study-1',
      destination_id: 'a-destination',
      note: '•••',
      names: '•••',
    });
    expect(body.attempts[0]).toMatchObject({
      request: { method: 'GET', url: `${receiver.url}study/push?•••` },
      answer: { kind: 'answered', status: 200, body: '•••' },
      verdict: { kind: 'succeeded' },
    });
    expect(body.match.reasons.map((reason: { text: string }) => reason.text).join()).toContain(
      'patient',
    );
    expect(text).not.toMatch(/DOE\^JANE|A-77/);
  });

  it('says why a rule acted, and what once remembers, in the same way', async () => {
    const why = await look(`/api/why?event=${eventKey}&rule=${rule}`);
    expect(why.body.decisions[0].kind).toBe('owed');
    expect(why.body.decisions[0].claim.subject).toBe('accession:•••');
    const claims = await look('/api/claims');
    expect(claims.body.claims[0]).toMatchObject({ subject: 'accession:•••', rule });
    expect(why.text + claims.text).not.toMatch(/DOE\^JANE|A-77/);
  });

  it('is not searched by what is hidden, nor changed', async () => {
    for (const path of ['/api/events?search=DOE', '/api/deliveries?search=DOE']) {
      const { status, body } = await look(path);
      expect({ status, detail: body.detail }).toEqual({
        status: 403,
        detail: expect.stringContaining('Filter by rule, event, state or time'),
      });
    }
    const changed = await server.ask('POST', '/api/rules', { name: 'Mine' }, by(maskedToken));
    expect(changed).toMatchObject({ status: 403 });
    expect(changed.body.detail).toContain('ACCESS_TOKEN');
  });

  it('is the same by a browser’s session, and whole again for who signs in with the access token', async () => {
    const cookieOf = async (token: string, before = ''): Promise<string> => {
      const answer = await server.ask('POST', '/api/session', { token }, { cookie: before });
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    };
    const read = async (cookie: string) =>
      (await server.ask('GET', `/api/events/${eventKey}`, undefined, { cookie })).text;
    const masked = await cookieOf(maskedToken);
    expect(await read(masked)).not.toContain('DOE^JANE');
    const status = await server.ask('GET', '/api/status', undefined, { cookie: masked });
    expect(status.body.masked).toBe(true);
    expect(await read(await cookieOf(accessToken, masked))).toContain('DOE^JANE');
  });

  it('takes no event in', async () => {
    const event = { event: 'STUDY_SYNC', study: { uuid: 's' } };
    expect((await server.ask('POST', '/events', event, by(maskedToken))).status).toBe(401);
  });
});

describe('MASKED_TOKEN', () => {
  it.each([
    [{ MASKED_TOKEN: maskedToken }, /without ACCESS_TOKEN/],
    [{ MASKED_TOKEN: maskedToken, ACCESS_TOKEN: maskedToken }, /must differ/],
  ])('is refused where it would protect nothing', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });
});

describe('what the calls of an event led to', () => {
  it('is told without what the other side calls its error', async () => {
    const { body } = await ask('GET', `/api/events/${eventKey}`);
    const [first] = body.deliveries;
    const led = { ...first, ledBy: first.id, reason: 'It was refused (DOE_JANE, HTTP 400).' };
    const { followed } = maskEvent(ambra, { ...body, followed: [led] });
    expect(followed).toEqual([{ ...led, reason: 'It was refused (•••, HTTP 400).' }]);
  });
});
