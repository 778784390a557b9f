import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../../server/sandbox/data.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { connectionTo } from '../../support/connected.ts';
import { action, condition, graph, trigger } from '../../support/graphs.ts';
import { startReceiver, type Receiver } from '../../support/receiver.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

/** Whoever may look, but not see patients, is led to every address there is to be read, the demo’s among them. */

const accessToken = 'a-long-and-random-token';
const maskedToken = 'another-long-random-token';
const canary = /LEAKCANARY/i;

const phiFields =
  ambra.objects
    .find(({ name }) => name === 'study')
    ?.fields.filter(({ phi, pattern, onlyFor }) => phi && !pattern && !onlyFor)
    .map(({ name }) => name) ?? [];
const patient = Object.fromEntries(phiFields.map((name) => [name, `LEAKCANARY ${name}`]));

let server: TestServer;
let platform: Receiver;
const by = (token: string) => ({ authorization: `Bearer ${token}` });
const ask = async (method: string, path: string, body?: unknown) => {
  const answer = await server.ask(method, path, body, by(accessToken));
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};

/** Tells of the patient at the hospital, and at a platform that calls its error after them. */
async function publish(runAs: string): Promise<string> {
  const parameters = { group_id: demoIds.groups.onCall, body: 'study.patient_name' };
  const tell = { command: 'message/add', runAs, parameters };
  const drawn = graph(
    [
      trigger('arrives'),
      condition('isCt', { field: 'study.modality', op: 'equals', value: 'CT' }),
      condition('isNamed', { field: 'study.patient_name', op: 'has_value' }),
      action('tell', { connection: 'demo', ...tell }),
      action('elsewhere', {
        connection: 'platform',
        command: 'study/get',
        parameters: { uuid: 'study.uuid', accession_number: 'study.accession_number' },
        once: 'accession_number',
      }),
    ],
    'arrives.out > isCt',
    'isCt.yes > isNamed',
    'isNamed.yes > tell',
    'isNamed.yes > elsewhere',
  );
  const { id, revision } = await ask('POST', '/api/rules', { name: 'Tell', graph: drawn });
  await ask('POST', `/api/rules/${id}/publish`, { revision, note: '' });
  return id as string;
}

/** An address for every operation that reads: a new one with a name in braces has to be led to here. */
let addresses: Readonly<Record<string, readonly string[]>>;
let rule: string;
let event: number;

beforeAll(async () => {
  platform = await startReceiver(() => ({
    status: 400,
    body: { status: 'ERROR', error_type: 'BAD_LEAKCANARY', error_subtype: 'leakcanary_jane' },
  }));
  server = await startTestServer({
    env: { DEMO: '1', ACCESS_TOKEN: accessToken, MASKED_TOKEN: maskedToken },
  });
  await ask('POST', '/api/connections', connectionTo(platform.url));
  const [identity] = (await ask('GET', '/api/identities')).identities;
  rule = await publish(identity.userId);
  await ask('POST', '/api/demo/arrivals', { study: { ...patient, modality: 'MR' } });
  const study = { ...patient, uuid: 'study-1', modality: 'CT' };
  const posted = await ask('POST', '/events', { event: 'STUDY_SYNC', study });
  event = posted.key;
  const ids = (posted.deliveries as { id: string }[]).map(({ id }) => id);
  for (const id of ids) await ended(id);
  const [webhook] = (await ask('GET', '/api/webhooks')).webhooks;
  addresses = {
    '/api/connections/{id}/names/{kind}': ['/api/connections/demo/names/destination'],
    '/api/connections/{id}': ['/api/connections/demo'],
    '/api/identities/{id}': [`/api/identities/${identity.id}`],
    '/api/catalogue/commands/{path}': ['/api/catalogue/commands/study/push'],
    '/api/rules/{id}': [`/api/rules/${rule}`],
    '/api/rules/{id}/versions': [`/api/rules/${rule}/versions`],
    '/api/rules/{id}/versions/{number}': [`/api/rules/${rule}/versions/1`],
    '/api/webhooks/{uuid}': [`/api/webhooks/${webhook.uuid}`],
    '/api/deliveries/{id}': ids.map((id) => `/api/deliveries/${id}`),
    '/api/events/{key}': [`/api/events/${event}`],
    '/api/why': [`/api/why?event=${event}&rule=${rule}`],
    // A stream: what is told in it is listened to elsewhere (test/server/canary.test.ts).
    '/api/live': [],
  };
});

afterAll(async () => {
  await server.close();
  await platform.close();
});

async function ended(id: string): Promise<void> {
  for (;;) {
    const { delivery } = await ask('GET', `/api/deliveries/${id}`);
    if (!['waiting', 'sending'].includes(delivery.state)) return;
  }
}

async function everyAddress(): Promise<string[]> {
  const { paths } = await ask('GET', '/api/openapi.json');
  const read = Object.keys(paths).filter((path) => 'get' in paths[path]);
  expect(read.length).toBeGreaterThan(25);
  return read.flatMap((path) => {
    const known = addresses[path] ?? [path];
    expect(known.join(), `say in this test where ${path} leads`).not.toContain('{');
    return known;
  });
}

it('no address shows a patient’s value', async () => {
  let seen = 0;
  for (const path of await everyAddress()) {
    const whole = await server.ask('GET', path, undefined, by(accessToken));
    const masked = await server.ask('GET', path, undefined, by(maskedToken));
    expect({ path, status: masked.status }).toEqual({ path, status: 200 });
    expect(canary.exec(masked.text)?.input, path).toBeUndefined();
    if (canary.test(whole.text)) seen += 1;
  }
  expect(seen, 'addresses at which there was something to be hidden').toBeGreaterThan(7);
  expect(server.logged.filter((line) => canary.test(line))).toEqual([]);
});

const look = (path: string) => server.ask('GET', path, undefined, by(maskedToken));

it('the demo shows what was called and which studies there are, as far as they are nobody’s', async () => {
  const { calls } = (await look('/api/demo/calls')).body;
  const told = calls.find(({ path }: { path: string }) => path === 'message/add');
  expect(told).toMatchObject({ method: 'POST', status: 200, parameters: { body: '•••' } });
  const { studies } = (await look('/api/demo/studies')).body;
  expect(studies.at(-1)).toMatchObject({ modality: 'MR', patient_name: '•••' });
  const { events } = (await look('/api/samples')).body;
  expect(events.at(-1)).toMatchObject({ label: 'MR', event: { event: 'STUDY_SYNC' } });
});

it('a value that is no patient’s is shown in the reasons as it is in the event', async () => {
  const { body } = await look(`/api/why?event=${event}&rule=${rule}`);
  const { reasons } = body.decisions[0].match;
  const of = (field: string) =>
    reasons.find((reason: { field?: string }) => reason.field === field) as { text: string };
  expect(of('study.modality')).toMatchObject({ actual: 'CT' });
  expect(of('study.modality').text).not.toContain('•••');
  expect(of('study.patient_name')).toMatchObject({ actual: '•••' });
});

it('an error is named where the catalogue knows its name, and told of without it elsewhere', async () => {
  const { items } = (await look('/api/deliveries?state=failed')).body;
  const reasons = items.map(({ reason }: { reason: string }) => reason).sort();
  expect(reasons).toEqual([
    expect.stringContaining('(•••: •••, HTTP 400)'),
    expect.stringContaining('(NOT_FOUND: uuid, HTTP 412)'),
  ]);
});
