import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VersionHead } from '../../../shared/model/answers/rules.ts';
import { startConnected, type Connected } from '../../support/connected.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

let server: Connected['server'];
let close: Connected['close'];
beforeAll(async () => {
  ({ server, close } = await startConnected());
});
afterAll(() => close());

const hour = { id: 'later', kind: 'wait', seconds: 3600 } as const;
const simple = ruleOf([arrives, push()]);
const waiting = ruleOf([arrives, hour, push()]);
const arrival = (uuid: string) => ({ event: 'STUDY_SYNC', study: { uuid, modality: 'CT' } });

describe('a rule', () => {
  it('is made with a draft, read back as a sentence, and does not run', async () => {
    const { body } = await server.post('/api/rules', { name: ' Push ', graph: simple });
    expect(body).toMatchObject({ name: 'Push', revision: 1, enabled: false, live: null });
    expect(body.sentence).toMatch(/study arrives/);
    const { body: listed } = await server.get('/api/rules');
    expect(listed.rules.map((rule: { name: string }) => rule.name)).toContain('Push');
  });

  it('keeps a draft with mistakes, and says what they are when it is to be published', async () => {
    const graph = ruleOf([arrives, push({ parameters: { uuid: 'study.uiid' } })]);
    const { body: rule } = await server.post('/api/rules', { name: 'Wrong', graph });
    expect(rule.problems).not.toEqual([]);
    const refused = await server.post(`/api/rules/${rule.id}/publish`, { revision: rule.revision });
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body.problems)).toContain('study.uuid');
    expect((await server.get(`/api/rules/${rule.id}`)).body).toMatchObject({
      live: null,
      revision: 1,
    });
  });

  it('refuses an edit of an older revision and shows what it is now', async () => {
    const { body: rule } = await server.post('/api/rules', { name: 'Twice', graph: simple });
    const first = await server.ask('PATCH', `/api/rules/${rule.id}`, { revision: 1, name: 'Mine' });
    expect(first.body).toMatchObject({ name: 'Mine', revision: 2 });
    const second = await server.ask('PUT', `/api/rules/${rule.id}/draft`, {
      revision: 1,
      graph: waiting,
    });
    expect(second.status).toBe(409);
    expect(second.body.current).toMatchObject({ name: 'Mine', revision: 2 });
    expect((await server.get(`/api/rules/${rule.id}`)).body.draft).toEqual(simple);
  });

  it('stays as it is, its revision too, where a change names nothing', async () => {
    const { body: rule } = await server.post('/api/rules', { name: 'Still', graph: simple });
    const same = await server.ask('PATCH', `/api/rules/${rule.id}`, { revision: 1 });
    expect(same).toMatchObject({ status: 200, body: rule });
    const stale = await server.ask('PATCH', `/api/rules/${rule.id}`, { revision: 7 });
    expect(stale.status).toBe(409);
    await server.ask('DELETE', `/api/rules/${rule.id}`);
  });

  it('tells which field of a draft does not fit, in words, without repeating it', async () => {
    const when = { all: [{ field: 'study.patient_name', op: 'equal', value: 'DOE^JANE' }] };
    const graph = ruleOf([arrives, { id: 'c', kind: 'condition', when } as never, push()]);
    const { status, body, text } = await server.post('/api/rules', { name: 'Bad', graph });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        field: 'graph.nodes.1.when.all.0.op',
        message: expect.stringContaining('did you mean equals?'),
      },
    ]);
    expect(text).not.toContain('DOE');
  });

  it('is copied without its webhooks, so that both can run', async () => {
    const graph = ruleOf([arrives, push({ identities: { arrives: 'webhook-of-the-platform' } })]);
    const rule = await server.publish(graph, 'Original');
    const { body: copy } = await server.post(`/api/rules/${rule.id}/duplicate`, {});
    expect(copy.name).toBe('Original (copy)');
    await server.post(`/api/rules/${copy.id}/publish`, { revision: copy.revision });
    const { body } = await server.get('/api/webhooks');
    const uuids = body.webhooks.map((one: { uuid: string }) => one.uuid);
    expect(uuids).toContain('webhook-of-the-platform');
    expect(new Set(uuids).size).toBe(uuids.length);
    for (const id of [rule.id, copy.id]) await server.ask('DELETE', `/api/rules/${id}`);
  });
});

describe('versions', () => {
  it('show what they would change, and come back as the draft', async () => {
    const rule = await server.publish(simple, 'Versions');
    const graph = ruleOf([
      arrives,
      push({ parameters: { uuid: 'study.uuid', destination_id: 'd2' } }),
    ]);
    const { body: edited } = await server.ask('PUT', `/api/rules/${rule.id}/draft`, {
      revision: rule.revision,
      graph,
    });
    expect(edited.changed).toBe(true);
    const { body } = await server.post(`/api/rules/${rule.id}/publish`, {
      revision: edited.revision,
      note: 'the other station',
    });
    expect(body.rule).toMatchObject({ live: 2, changed: false });
    const { body: first } = await server.get(`/api/rules/${rule.id}/versions/1`);
    expect(first.changes).toMatchObject([
      {
        kind: 'changed',
        fields: [{ field: 'parameters.destination_id', before: 'd2', after: 'd1' }],
      },
    ]);
    const restored = await server.post(`/api/rules/${rule.id}/versions/1/restore`, {
      revision: body.rule.revision,
    });
    expect(restored.body).toMatchObject({ live: 2, changed: true });
    expect(restored.body.draft.nodes).toEqual(simple.nodes);
    const back = await server.post(`/api/rules/${rule.id}/publish`, {
      revision: restored.body.revision,
    });
    const goesBack = back.body.rule.versions.map((one: VersionHead) => [one.number, one.sameAs]);
    expect(goesBack).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
    expect((await server.get(`/api/rules/${rule.id}/versions/9`)).status).toBe(404);
    await server.ask('DELETE', `/api/rules/${rule.id}`);
  });
});

describe('the sentence of a rule', () => {
  it('is in the list that of what runs, and on its own page that of the draft', async () => {
    const listed = async () => {
      const { rules } = (await server.get('/api/rules')).body;
      return rules.find(({ id }: { id: string }) => id === made.id);
    };
    const { body: made } = await server.post('/api/rules', { name: 'Told', graph: waiting });
    expect((await listed()).sentence).toContain('1 hour');
    const { body } = await server.post(`/api/rules/${made.id}/publish`, { revision: 1 });
    const { body: edited } = await server.ask('PUT', `/api/rules/${made.id}/draft`, {
      revision: body.rule.revision,
      graph: simple,
    });
    expect(edited.sentence).not.toContain('1 hour');
    expect(await listed()).toMatchObject({ changed: true, sentence: made.sentence });
    await server.post(`/api/rules/${made.id}/publish`, { revision: edited.revision });
    expect(await listed()).toMatchObject({ changed: false, sentence: edited.sentence });
    await server.ask('DELETE', `/api/rules/${made.id}`);
  });
});

describe('the calls of the last day', () => {
  it('are those that have been made and those that wait, not those that were called off', async () => {
    const rule = await server.publish(waiting, 'Counts');
    const { body } = await server.post('/events', arrival('s-counts'));
    const path = `/api/deliveries/${body.deliveries[0].id}`;
    const counts = async () => {
      const { rules } = (await server.get('/api/rules')).body;
      return rules.find(({ id }: { id: string }) => id === rule.id);
    };
    expect(await counts()).toMatchObject({ calls: 1, failures: 0, open: { waiting: 1 } });
    await server.post(`${path}/hold`);
    expect(await counts()).toMatchObject({ calls: 1, failures: 0, open: { held: 1 } });
    await server.post(`${path}/cancel`);
    expect(await counts()).toMatchObject({ calls: 0, failures: 0, open: {} });
    await server.ask('DELETE', `/api/rules/${rule.id}`);
  });
});

describe('switching off', () => {
  it('asks what becomes of what waits, holds it, and releases it when switched on again', async () => {
    const rule = await server.publish(waiting, 'Waits');
    const { body: taken } = await server.post('/events', arrival('s-switch'));
    const [{ id: delivery }] = taken.deliveries;
    const off = { revision: rule.revision, enabled: false };
    const asked = await server.post(`/api/rules/${rule.id}/switch`, off);
    expect(asked).toMatchObject({ status: 409, body: { waiting: 1 } });
    expect(asked.body.detail).toMatch(/hold.*cancel.*send/);
    const { body: held } = await server.post(`/api/rules/${rule.id}/switch`, {
      ...off,
      waiting: 'hold',
    });
    expect(held).toMatchObject({ moved: 1, held: 1, rule: { enabled: false } });
    expect((await server.post('/events', arrival('s-ignored'))).body.deliveries).toEqual([]);
    const { body: on } = await server.post(`/api/rules/${rule.id}/switch`, {
      revision: held.rule.revision,
      enabled: true,
      release: true,
    });
    expect(on).toMatchObject({ moved: 1, held: 0, rule: { enabled: true } });
    expect((await server.get(`/api/deliveries/${delivery}`)).body.delivery.state).toBe('waiting');
    const refused = await server.ask('DELETE', `/api/rules/${rule.id}`);
    expect(refused).toMatchObject({ status: 409, body: { waiting: 1 } });
    const gone = await server.ask('DELETE', `/api/rules/${rule.id}?waiting=cancel`);
    expect(gone.body).toEqual({ deleted: true, cancelled: 1 });
    expect((await server.get(`/api/deliveries/${delivery}`)).body.delivery.state).toBe('cancelled');
  });

  it('has nothing to switch on before the first version', async () => {
    const { body } = await server.post('/api/rules', { name: 'New', graph: simple });
    const answer = await server.post(`/api/rules/${body.id}/switch`, {
      revision: 1,
      enabled: true,
    });
    expect(answer).toMatchObject({ status: 409 });
    expect(answer.body.detail).toContain('Publish');
  });
});

describe('without saving', () => {
  it('a graph is checked and compiled, to the platform as well', async () => {
    const { body: checked } = await server.post('/api/check', { graph: ruleOf([arrives]) });
    expect(checked.problems).not.toEqual([]);
    const { body } = await server.post('/api/compile', { graph: simple, name: 'Push' });
    expect(body.webhooks).toHaveLength(1);
    expect(body.webhooks[0].v3).toMatchObject({
      kind: 'hash',
      hash: { event: 'STUDY_SYNC', url: 'http://localhost:8020/study/push', method: 'POST' },
    });
  });

  it('webhooks of the platform become rules, the same one twice with another uuid', async () => {
    const hash = {
      uuid: '0b9d2e6a-9d3f-4f0e-8d3a-1f0f0f0f0f0f',
      name: 'Push CT',
      event: 'STUDY_SYNC',
      url: 'http://localhost:8020/study/push',
      method: 'POST',
      parameters: '{"uuid":"study.uuid","destination_id":"d1"}',
      filter_field: 'modality',
      filter_regexp: '^CT$',
      auth: '{"basic":{"username":"u","password":"geheim-42"}}',
    };
    const first = await server.post('/api/import', { hash, connection: 'platform' });
    expect(first.status, first.text).toBe(201);
    expect(first.text).not.toContain('geheim-42');
    expect(first.body.remarks).toHaveLength(1);
    const [rule] = first.body.rules;
    expect(rule).toMatchObject({
      name: 'Push CT',
      platformUuids: { platform: { [hash.uuid]: hash.uuid } },
    });
    const again = await server.post('/api/import', { hashes: [hash], connection: 'platform' });
    const [[uuid, original]] = Object.entries(again.body.rules[0].platformUuids.platform) as [
      [string, string],
    ];
    expect(original).toBe(hash.uuid);
    expect(uuid).not.toBe(hash.uuid);
    const broken = await server.post('/api/import', {
      hashes: [hash, { name: 'x' }],
      connection: 'platform',
    });
    expect(broken.status).toBe(422);
    expect(broken.body.errors[0].field).toMatch(/^hashes\.1/);
    // One sentence for each thing that lacks, and each has its end.
    expect(broken.body.detail).toMatch(
      /no event; .*one\. The webhook has no url; .*one\. The method .*\.$/,
    );
  });
});
