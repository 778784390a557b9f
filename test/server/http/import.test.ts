import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyEdit } from '../../../shared/authoring/edit.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.post('/api/connections', {
    id: 'platform',
    name: 'Platform',
    kind: 'ambra',
    baseUrl: 'https://platform.example/api/v3/',
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
