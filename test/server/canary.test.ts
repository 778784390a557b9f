import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Graph } from '../../shared/model/graph.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { startTestServer, type Answered, type TestServer } from '../support/server.ts';

/**
 * Canaries: values found nowhere else stand in every PHI field and for every secret of a run in which much goes wrong.
 * Where one of them sings that must stay silent, a patient's name would.
 */
const secrets = {
  login: 'canary-login@example.org',
  password: 'canary-password-"quoted"',
  basic: 'canary-basic-pässword',
  header: 'canary-header-value',
  sid: 'canary-sid-1234',
  accessToken: 'canary-access-token-0123',
  maskedToken: 'canary-masked-token-0123',
  eventsToken: 'canary-events-token-0123',
  secretKey: Buffer.from('canary-secret-key-of-32-bytes!!!').toString('base64'),
};
const phiFields =
  ambra.objects
    .find((object) => object.name === 'study')
    ?.fields.filter((field) => field.phi && !field.pattern && !field.onlyFor)
    .map((field) => field.name) ?? [];
const phi = Object.fromEntries(phiFields.map((name) => [name, `CANARY^${name.toUpperCase()}`]));
const anyPhi = /CANARY\^|CANARY%5E/i;

let server: TestServer;
let receiver: Receiver;
/** Every refusal and every answer that is an export. */
const shown: { readonly from: string; readonly text: string }[] = [];

async function ask(method: string, path: string, body?: unknown): Promise<Answered> {
  const answer = await server.ask(method, path, body, {
    authorization: `Bearer ${secrets.accessToken}`,
  });
  if (answer.status >= 400) shown.push({ from: `refusal of ${method} ${path}`, text: answer.text });
  return answer;
}

const graph = (connection: string, runAs?: string): Graph => ({
  nodes: [
    { id: 'arrives', kind: 'trigger', event: 'STUDY_SYNC' },
    {
      id: 'named',
      kind: 'condition',
      when: { field: 'study.patient_name', op: 'has_value' },
    },
    {
      id: 'send',
      kind: 'action',
      connection,
      command: 'study/set',
      method: 'POST',
      parameters: {
        study_id: 'study.uuid',
        ...Object.fromEntries(phiFields.map((name) => [name, `study.${name}`])),
      },
      ...(runAs !== undefined && { runAs }),
    },
    {
      id: 'missing',
      kind: 'action',
      connection,
      command: 'study/set',
      method: 'GET',
      parameters: {
        study_id: 'study.customfield-00000000-0000-4000-8000-000000000000',
        patient_name: '{{study.patient_name}} again',
      },
    },
    {
      id: 'tell',
      kind: 'action',
      connection,
      command: 'message/add',
      method: 'POST_JSON',
      parameters: {
        study_id: 'study.uuid',
        body: 'webhook.last_error',
        subject: 'study.patient_name',
      },
    },
  ],
  wires: [
    { from: 'arrives', exit: 'out', to: 'named' },
    { from: 'named', exit: 'yes', to: 'send' },
    { from: 'named', exit: 'yes', to: 'missing' },
    { from: 'send', exit: 'failed', to: 'tell' },
  ],
  positions: {},
});

beforeAll(async () => {
  // Echoes all it is told, and names an error after a patient.
  receiver = await startReceiver(({ path, headers, body }) => {
    if (path === '/session/login') {
      return { body: { status: 'OK', sid: secrets.sid, uuid: 'user-1', name: 'Webhook User' } };
    }
    const echo = { status: 'ERROR', error_type: phi['patient_name'], headers, body };
    return { status: path === '/study/set' ? 500 : 200, body: echo };
  });
  server = await startTestServer({
    env: {
      ACCESS_TOKEN: secrets.accessToken,
      MASKED_TOKEN: secrets.maskedToken,
      EVENTS_TOKEN: secrets.eventsToken,
      SECRET_KEY: secrets.secretKey,
    },
  });
});

afterAll(async () => {
  await server.close();
  await receiver.close();
});

async function connect(name: string, auth: unknown, kind = 'ambra'): Promise<string> {
  const answer = await ask('POST', '/api/connections', {
    name,
    kind,
    baseUrl: receiver.url,
    auth,
    allowPrivate: true,
  });
  expect(answer.status).toBe(201);
  return answer.body.id as string;
}

async function publish(name: string, drawing: Graph): Promise<string> {
  const made = await ask('POST', '/api/rules', { name, graph: drawing });
  const { id, revision } = made.body;
  const published = await ask('POST', `/api/rules/${id}/publish`, { revision, note: name });
  expect(published.text).toContain('"live":1');
  return id as string;
}

/** Hears what is told live. `until` waits until something is told, and gives all that has been told by then. */
async function listen(): Promise<{ until(told: string): Promise<string> }> {
  const headers = { authorization: `Bearer ${secrets.accessToken}` };
  const { body } = await fetch(`${server.url}/api/live`, { headers });
  if (body === null) throw new Error('Nothing is told live');
  const parts = body.pipeThrough(new TextDecoderStream()).getReader();
  return {
    async until(told) {
      let text = '';
      while (!text.includes(told)) {
        const part = await parts.read();
        if (part.done) throw new Error(`Told until the end: ${text}`);
        text += part.value;
      }
      await parts.cancel();
      return text;
    },
  };
}

it('lets no patient and no secret out, however much goes wrong', { timeout: 30_000 }, async () => {
  const basic = await connect('Basic', { kind: 'basic', username: 'u', password: secrets.basic });
  const custom = await connect(
    'Custom',
    { kind: 'custom', headers: { 'x-key': secrets.header } },
    'http',
  );
  const identity = { connection: basic, userId: 'user-1', name: 'Webhook User' };
  const { login, password } = secrets;
  expect((await ask('POST', '/api/identities', { ...identity, login, password })).status).toBe(201);
  const rules = [
    await publish('Echo', graph(basic, 'user-1')),
    await publish('Echo elsewhere', graph(custom)),
  ];

  const live = await listen();

  const event = { event: 'STUDY_SYNC', id: 'e1', study: { ...phi, uuid: 's1', modality: 'CT' } };
  const accepted = await ask('POST', '/events', event);
  expect(accepted.status).toBe(202);
  const deliveries = (accepted.body.deliveries as { id: string }[]).map((d) => d.id);
  expect(deliveries).toHaveLength(4);

  // Everything that can be refused, with a patient in it.
  const name = encodeURIComponent(phi['patient_name'] ?? '');
  await ask('POST', '/events', { ...event, time: phi['patient_name'] });
  await ask('POST', '/events', { ...event, study: { ...event.study, more: 1 } });
  await ask('POST', '/events', { event: 'STUDY_DELETE', study: event.study });
  await ask('POST', '/api/try', { graph: graph(basic), event: { ...event, time: name } });
  await ask('POST', '/api/check', { graph: { nodes: [event.study], wires: [] } });
  await ask('POST', `/api/deliveries/${name}/replay`, {});
  await ask('GET', `/api/deliveries?search=${name}&cursor=${name}`);
  await ask('GET', `/api/nowhere/else?patient=${name}`);
  await server.ask('POST', '/events', event, {
    authorization: `Bearer ${phi['patient_name'] ?? ''}`,
  });

  const ended = (body: { delivery: { state: string } }) => body.delivery.state === 'failed';
  const stories: Answered[] = [];
  for (const id of deliveries) {
    for (;;) {
      const story = await ask('GET', `/api/deliveries/${id}`);
      if (ended(story.body)) {
        stories.push(story);
        break;
      }
    }
  }
  expect(receiver.requests.filter((r) => r.path === '/study/set')).toHaveLength(2);
  const again = await ask('POST', `/api/deliveries/${deliveries[0] ?? ''}/replay`, {});
  expect(again.status).toBe(202);
  shown.push({ from: 'a replay', text: again.text });

  for (const path of [
    '/metrics',
    '/api/openapi.json',
    '/api/rules',
    ...rules.map((id) => `/api/rules/${id}`),
    ...rules.map((id) => `/api/rules/${id}/versions/1`),
    '/api/webhooks',
    '/api/connections',
    '/api/identities',
    '/api/status',
    '/api/deliveries',
    '/api/events',
  ]) {
    const answer = await ask('GET', path);
    expect(answer.status, path).toBe(200);
    shown.push({ from: path, text: answer.text });
  }
  for (const { uuid } of (await ask('GET', '/api/webhooks')).body.webhooks) {
    shown.push({
      from: `v3 of ${uuid}`,
      text: (await ask('GET', `/api/webhooks/${uuid}?form=v3`)).text,
    });
  }

  shown.push({ from: 'what is told live', text: await live.until('"kind":"event"') });

  // Whoever may look, but not see patients, reads the same journal without them.
  const look = (path: string) =>
    server.ask('GET', path, undefined, { authorization: `Bearer ${secrets.maskedToken}` });
  const events = (await look('/api/events')).body.items as { key: number }[];
  expect(events.length).toBeGreaterThan(2);
  for (const path of [
    ...events.map(({ key }) => `/api/events/${key}`),
    ...deliveries.map((id) => `/api/deliveries/${id}`),
    ...events.flatMap(({ key }) => rules.map((id) => `/api/why?event=${key}&rule=${id}`)),
    '/api/deliveries',
    '/api/claims',
  ]) {
    const answer = await look(path);
    expect(answer.status, path).toBe(200);
    shown.push({ from: `${path}, masked`, text: answer.text });
  }

  // The canaries were there to be found: the story shows them to whoever may read it.
  expect(stories.some((story) => anyPhi.test(story.text))).toBe(true);
  const log = server.logged.map((text) => ({ from: 'the log', text }));
  expect(log.length).toBeGreaterThan(10);
  expect([...shown, ...log].filter(({ text }) => anyPhi.test(text))).toEqual([]);

  const everything = [...shown, ...log, ...stories.map(({ text }) => ({ from: 'a story', text }))];
  const files = await readdir(server.folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile())) {
    const text = await readFile(join(file.parentPath, file.name), 'utf8');
    everything.push({ from: file.name, text });
  }
  expect(everything.length).toBeGreaterThan(30);
  for (const [which, secret] of Object.entries(secrets)) {
    const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
    const told = everything.filter(({ text }) => forms.some((form) => text.includes(form)));
    expect(told.map(({ from }) => `${which} in ${from}`)).toEqual([]);
  }
});
