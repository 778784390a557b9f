import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' } });
});
afterAll(() => server.close());

/** The next batch of changes that a stream tells. */
async function listen() {
  const stop = new AbortController();
  const response = await fetch(`${server.url}/api/live`, { signal: stop.signal });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    type: response.headers.get('content-type'),
    async until(wanted: (changes: { kind: string; id?: string }[]) => boolean) {
      for (;;) {
        const batches = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) =>
          JSON.parse(data ?? '[]'),
        );
        const found = batches.find(wanted);
        if (found) return found;
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += decoder.decode(value);
      }
    },
    close: () => {
      stop.abort();
    },
  };
}

describe('the demo', () => {
  it('brings a study from its arrival to the hospital’s ear, and tells it live', async () => {
    const live = await listen();
    expect(live.type).toBe('text/event-stream');
    const { status, body } = await server.post('/api/demo/arrivals', { study: { modality: 'CT' } });
    expect({ status, type: body.type }).toEqual({ status: 202, type: 'STUDY_SYNC' });
    await live.until((changes) => changes.some(({ kind }) => kind === 'delivery'));
    live.close();
    const { calls } = await server.until('/api/demo/calls', ({ calls: all }) =>
      all.some((call: { path: string }) => call.path === 'study/push'),
    );
    const pushed = calls.find((call: { path: string }) => call.path === 'study/push');
    expect(Object.keys(pushed.parameters)).toEqual(
      expect.arrayContaining(['uuid', 'destination_id', 'sid']),
    );
    const { body: found } = await server.get('/api/deliveries?state=succeeded');
    expect(found.items.map((one: { id: string }) => one.id)).toContain(pushed.webhookId);
  });

  it('has a stream and faults, which are shown', async () => {
    const stream = { running: true, everySeconds: 3600 };
    expect((await server.post('/api/demo/stream', stream)).body).toEqual(stream);
    const { body } = await server.post('/api/demo/faults', {
      destination: '*',
      mode: 'slow',
      delayMs: 10,
    });
    expect(body.faults).toMatchObject([{ destination: '*', mode: 'slow', delayMs: 10 }]);
    expect((await server.get('/api/demo')).body).toMatchObject({ stream, faults: body.faults });
    await server.post('/api/demo/faults', { destination: '*', mode: 'ok' });
    await server.post('/api/demo/stream', { running: false });
    const wrong = await server.post('/api/demo/faults', { destination: '*', mode: 'sloow' });
    expect(wrong.body.errors).toMatchObject([
      { field: 'mode', message: expect.stringContaining('did you mean slow') },
    ]);
    expect((await server.post('/api/demo/arrivals', { study: 'no-such-uuid' })).status).toBe(404);
  });

  it('tells live of whatever a look at the hospital would show anew', async () => {
    const isDemo = ({ kind, id }: { kind: string; id?: string }) =>
      kind === 'demo' && id === 'demo';
    const { url } = (await server.get('/api/demo')).body;
    const news: (() => Promise<unknown>)[] = [
      () => server.post('/api/demo/stream', { running: true, everySeconds: 3600 }),
      () => server.post('/api/demo/stream', { running: false }),
      () => server.post('/api/demo/faults', { destination: '*', mode: 'not_ready', times: 1 }),
      // Somebody else calls the hospital, which takes the fault away as well.
      () => fetch(`${url}user/list`, { method: 'POST' }),
      () => server.ask('DELETE', '/api/demo/calls'),
    ];
    for (const happen of news) {
      const live = await listen();
      await happen();
      await live.until((changes) => changes.some(isDemo));
      live.close();
    }
  });

  it('refuses a study with fields that no study has, naming those that were meant', async () => {
    const before = (await server.get('/api/demo')).body.studies;
    const study = { modalty: 'CT', shoe: 42, patient_name: 'NOVAK^ELENA' };
    const { status, body } = await server.post('/api/demo/arrivals', { study });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { field: 'study.modalty', message: 'is no field of a study: did you mean modality?' },
      { field: 'study.shoe', message: 'is no field of a study: leave it out' },
    ]);
    expect(body.detail).toBe(
      'study.modalty is no field of a study: did you mean modality? study.shoe is no field of a study: leave it out.',
    );
    expect((await server.get('/api/demo')).body.studies).toBe(before);
    const custom = { 'customfield-0b9d2e6a-9d3f-4f0e-8d3a-1f0f0f0f0f0f': 'x' };
    expect((await server.post('/api/demo/arrivals', { study: custom })).status).toBe(202);
  });

  it('says that its stream and faults end with the process', async () => {
    const { body } = await server.get('/api/demo');
    expect(body.remarks.join(' ')).toMatch(/after a restart the stream is off/);
  });

  it('gives a sample event for each study, on which a rule can be tried', async () => {
    const { body: studies } = await server.get('/api/demo/studies');
    const { body: samples } = await server.get('/api/samples');
    expect(samples.events).toHaveLength(studies.studies.length);
    const { body: rules } = await server.get('/api/rules');
    const [rule] = rules.rules;
    const { body: tried } = await server.post('/api/try', {
      rule: rule.id,
      event: samples.events[0].event,
    });
    expect(tried.decisions).toHaveLength(rule.webhooks);
    const { body: other } = await server.get('/api/samples?event=HL7_ADD');
    expect(other.events[0].event).toMatchObject({ event: 'HL7_ADD', hl7: {} });
  });

  it('names things once the platform has been asked for its names', async () => {
    expect((await server.get('/api/connections/demo/names/destination')).status).toBe(200);
    const { body } = await server.get('/api/rules');
    const sentences = body.rules.map((one: { sentence: string }) => one.sentence).join(' ');
    expect(sentences).toContain('Reading station 1');
  });

  it('goes back to the first morning, and its listeners with it', async () => {
    const live = await listen();
    await server.post('/api/rules', { name: 'Mine' });
    expect((await server.post('/api/demo/reset')).body).toEqual({ reset: true });
    await live.until((changes) => changes.some(({ kind }) => kind === 'reset'));
    const { body } = await server.get('/api/rules');
    expect(body.rules.map((one: { name: string }) => one.name)).not.toContain('Mine');
    expect((await server.get('/api/status')).body.events.total).toBe(0);
    const { body: made } = await server.post('/api/rules', { name: 'After' });
    await live.until((changes) => changes.some(({ id }) => id === made.id));
    live.close();
  });
});

it('is not there where real data is', async () => {
  const real = await startTestServer();
  try {
    expect((await real.get('/api/status')).body.demo).toBeNull();
    for (const path of ['/api/demo', '/api/demo/calls', '/api/demo/studies']) {
      expect((await real.get(path)).status, path).toBe(404);
    }
    expect((await real.post('/api/demo/reset')).status).toBe(404);
    const { body } = await real.get('/api/samples');
    expect(body.events).toMatchObject([
      { event: { event: 'STUDY_SYNC', study: { modality: 'CT' } } },
    ]);
  } finally {
    await real.close();
  }
});
