import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyEdit } from '../../../shared/authoring/edit.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { action, condition, equals, graph, trigger } from '../../support/graphs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const account = 'a7c0a4a4-2b0e-4b8e-9a55-0d4b7a0f9b11';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.post('/api/connections', {
    id: 'platform',
    name: 'Platform',
    kind: 'ambra',
    baseUrl: 'https://platform.example/api/v3/',
    accountId: account,
    auth: { kind: 'bearer', token: 'let-me-in' },
  });
});
afterAll(() => server.close());

const hash = {
  name: 'Push',
  event: 'STUDY_SYNC',
  url: 'http://localhost:8020/study/push',
  method: 'POST',
  parameters: '{"uuid":"study.uuid","destination_id":"d1"}',
};

const importing = (hashes: object[], more: object = {}) =>
  server.post('/api/import', { hashes, connection: 'platform', ...more });

async function importUrl(url: string) {
  const { status, body, text } = await server.post('/api/import', {
    hash: { ...hash, url },
    connection: 'platform',
  });
  expect(status, text).toBe(201);
  return body.rules[0];
}

const foreignIn = (problems: readonly Problem[]) =>
  problems.filter(({ code }) => code === 'action.foreign_url');

describe('an imported webhook', () => {
  it.each([
    ['the platform’s name for itself', 'http://localhost:8020/study/push'],
    ['an address below the connection’s', 'https://platform.example/api/v3/study/push'],
  ])('that calls %s is not said to go elsewhere', async (_, url) => {
    expect(foreignIn((await importUrl(url)).problems)).toEqual([]);
  });

  it('that calls another host is told so, with the command that is meant', async () => {
    const rule = await importUrl('https://elsewhere.example/api/v3/study/push');
    const [found, ...others] = foreignIn(rule.problems);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      severity: 'error',
      target: 'here',
      node: 'action',
      field: 'command',
      message: expect.stringMatching(/elsewhere\.example.*platform\.example/),
      fix: { label: 'Use study/push of the connection' },
    });
  });

  it.each([
    ['another port', 'https://platform.example:8443/api/v3/study/push'],
    ['a host that only begins alike', 'https://platform.example.evil.example/api/v3/study/push'],
    ['another path of the same host', 'https://platform.example/hooks/push'],
  ])('that calls %s goes elsewhere too', async (_, url) => {
    expect(foreignIn((await importUrl(url)).problems)).toHaveLength(1);
  });

  it('that goes elsewhere cannot be published here, and goes to the platform once it is mended as offered', async () => {
    const { id, revision, draft } = await importUrl('https://elsewhere.example/study/push');
    const { status, body: refusal } = await server.post(`/api/rules/${id}/publish`, { revision });
    expect(status).toBe(422);
    const [problem] = foreignIn(refusal.problems);
    if (!problem?.fix) throw new Error('no mending was offered');
    const mended = applyEdit(draft, problem.fix.edit);
    if (mended.kind === 'refused') throw new Error(mended.message);
    const { body } = await server.post('/api/check', { rule: id, graph: mended.graph });
    expect(foreignIn(body.problems)).toEqual([]);
    const { body: shown } = await server.post('/api/compile', { rule: id, graph: mended.graph });
    expect(shown.webhooks[0].webhook.url).toBe('http://localhost:8020/study/push');
  });
});

describe('webhooks that are imported together', () => {
  /** A push and what tells of its failure, as we write them for the platform, with the uuids they have there. */
  async function ours() {
    const drawn = graph(
      [
        trigger('t'),
        action('push', { name: 'Push', connection: 'platform' }),
        condition('locked', equals('LOCKED', 'webhook.last_error')),
        action('tell', {
          name: 'Tell',
          connection: 'platform',
          parameters: { uuid: 'webhook.uuid' },
        }),
      ],
      't.out > push',
      'push.failed > locked',
      'locked.yes > tell',
    );
    const { body } = await server.post('/api/compile', { graph: drawn, name: crypto.randomUUID() });
    return body.webhooks.map(
      ({ webhook, v3 }: { webhook: { uuid: string }; v3: { hash: object } }) => ({
        uuid: webhook.uuid,
        ...v3.hash,
      }),
    );
  }
  const compiled = async ({ id, draft }: { id: string; draft: object }) =>
    (await server.post('/api/compile', { rule: id, graph: draft })).body.webhooks;
  const hashesOf = async (rule: { id: string; draft: object }) =>
    (await compiled(rule)).map(({ v3 }: { v3: { hash: object } }) => v3.hash);

  it('are one drawing, a failure a wire, and go out as they came', async () => {
    const hashes = await ours();
    const { status, body, text } = await importing(hashes, { together: true });
    expect(status, text).toBe(201);
    const [rule, ...others] = body.rules;
    expect(others).toEqual([]);
    const kinds = rule.draft.nodes.map(({ kind }: { kind: string }) => kind).sort();
    expect(kinds).toEqual(['action', 'action', 'condition', 'trigger']);
    expect(rule.draft.wires).toContainEqual({ from: 'action', exit: 'failed', to: 'condition' });
    expect(await hashesOf(rule)).toEqual(hashes);
    expect((await compiled(rule))[1].webhook.when.all[0]).toMatchObject({
      field: 'webhook.uuid',
      value: [hashes[0].uuid],
    });
  });

  it('answer their own failures where they had to get other uuids, and the platform’s there', async () => {
    const hashes = await ours();
    await importing(hashes, { together: true });
    for (const together of [true, false]) {
      const { body } = await importing(hashes, { together });
      const webhooks = (await Promise.all(body.rules.map(compiled))).flat();
      const [push, tell] = webhooks.map(({ webhook }) => webhook);
      expect(push.uuid).not.toBe(hashes[0].uuid);
      expect(JSON.stringify(tell.when)).toContain(push.uuid);
      expect(JSON.stringify(tell.when)).not.toContain(hashes[0].uuid);
      const sent = (await Promise.all(body.rules.map(hashesOf))).flat();
      expect(JSON.stringify(sent[1])).toContain(hashes[0].uuid);
      expect(JSON.stringify(sent)).not.toContain(push.uuid);
    }
  });

  it('are no chain where every try is answered, or another condition names them', async () => {
    const uuid = crypto.randomUUID();
    const other = {
      event: 'WEBHOOK_FAILED',
      filter_field: 'webhook.uuid',
      filter_regexp: `^${uuid}$`,
    };
    const flags = { once: 1, by_webhook_event: 1 };
    const pair = (more: object) => [
      { ...hash, uuid },
      { ...hash, ...other, ...more },
    ];
    const triggers = async (more: object) => {
      const { body } = await importing(pair(more), { together: true });
      const [{ draft }] = body.rules;
      return draft.nodes.filter(({ kind }: { kind: string }) => kind === 'trigger').length;
    };
    expect(await triggers(flags)).toBe(1);
    expect(await triggers({})).toBe(2);
    expect(await triggers({ ...flags, filter_regexp: `^(?!${uuid}$)` })).toBe(2);
    expect(await triggers({ ...flags, filter_regexp: `^(${uuid}|another)$` })).toBe(2);
  });

  it('keep a filter of their own that names the one before, byte for byte', async () => {
    const uuid = crypto.randomUUID();
    const failed = {
      ...hash,
      uuid: crypto.randomUUID(),
      account_id: account,
      event: 'WEBHOOK_FAILED',
      filter_field: 'webhook.uuid',
      filter_regexp: `^${uuid}$`,
      once: 1,
      by_webhook_event: '1',
    };
    const { body } = await importing([{ ...hash, uuid, account_id: account }, failed], {
      together: true,
    });
    expect((await hashesOf(body.rules[0]))[1]).toEqual(failed);
  });

  it('have schedules in UTC, as the platform does, and chains all the same', async () => {
    const cron = { ...hash, event: 'CRON', cron: '0 9 * * *' };
    const alone = await importing([cron], { timeZone: 'Europe/Vienna' });
    expect((await compiled(alone.body.rules[0]))[0].webhook).toMatchObject({ time_zone: 'UTC' });
    const { body } = await importing([cron, ...(await ours())], {
      together: true,
      timeZone: 'Europe/Vienna',
    });
    const [rule] = body.rules;
    expect(rule.timeZone).toBe('Europe/Vienna');
    expect(rule.draft.wires).toContainEqual({ from: 'action-2', exit: 'failed', to: 'condition' });
    const zones = (await compiled(rule)).map(
      ({ webhook }: { webhook: { time_zone: string } }) => webhook.time_zone,
    );
    expect(zones).toEqual(['UTC', 'Europe/Vienna', 'Europe/Vienna']);
  });
});

describe('what an import does not understand', () => {
  it('is told, with what was probably meant, and goes out again all the same', async () => {
    const strange = { filters: 'x', filter: 'y', wibble: 1, suspendd: 1 };
    const { body } = await importing([{ ...hash, ...strange, node_id: 'n', last_error: '' }]);
    const meant = (field: string, suggestion: string) =>
      `The field “${field}” is not known, and is not used here.${suggestion}`;
    expect(body.remarks.map(({ message }: { message: string }) => message)).toEqual([
      meant('filters', ' Did you mean “filter_field”?'),
      meant('filter', ' Did you mean “filter_field”?'),
      meant('wibble', ''),
      meant('suspendd', ' Did you mean “suspended”?'),
    ]);
    const [{ id, draft }] = body.rules;
    const shown = await server.post('/api/compile', { rule: id, graph: draft });
    expect(shown.body.webhooks[0].v3.hash).toMatchObject(strange);
  });

  it('is refused where it is no text, and of several webhooks is said which one it is', async () => {
    const { status, body } = await importing([hash, { ...hash, event: 7, name: 'Odd' }, { x: 1 }]);
    expect(status).toBe(422);
    expect(body.detail).toMatch(
      /^Webhook 2, “Odd”: The event has to be a text, and is the number 7\./,
    );
    expect(body.detail).toContain(' Webhook 3: The webhook has no name;');
    expect(body.errors[0].field).toBe('hashes.1.event');
    const single = await server.post('/api/import', {
      hash: { ...hash, url: 7 },
      connection: 'platform',
    });
    expect(single.body.detail).toBe('The url has to be a text, and is the number 7.');
  });
});
