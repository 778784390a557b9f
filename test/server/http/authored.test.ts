import { afterAll, beforeAll, expect, it } from 'vitest';
import { startReceiver, type Receiver } from '../../support/receiver.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

let server: TestServer;
let platform: Receiver;
const content = () => ({
  name: 'Platform',
  kind: 'ambra',
  baseUrl: platform.url,
  accountId: 'account-1',
  allowPrivate: true,
  auth: { kind: 'bearer', token: 'of-the-connection' },
});
beforeAll(async () => {
  platform = await startReceiver(() => ({
    body: { status: 'OK', destinations: [{ uuid: 'd1', name: 'Reading station' }], page: {} },
  }));
  server = await startTestServer();
  await server.post('/api/connections', { id: 'platform', ...content() });
});
afterAll(async () => {
  await server.close();
  await platform.close();
});

it('a destination is compared with the names that the connection has listed, as soon and as long as they are known', async () => {
  const drawn = ruleOf([
    arrives,
    push({ parameters: { uuid: 'study.uuid', destination_id: 'reading station' } }),
  ]);
  const { body: made } = await server.post('/api/rules', { name: 'Rule', graph: drawn });
  const found = async () => {
    const { body } = await server.get(`/api/rules/${made.id}`);
    return body.problems.filter(({ field }: { field?: string }) =>
      field?.startsWith('parameters.'),
    );
  };
  expect(await found()).toMatchObject([{ code: 'action.not_a_uuid' }]);

  const listed = await server.get('/api/connections/platform/names/destination');
  expect(listed.body.names).toHaveLength(1);
  expect(await found()).toMatchObject([
    {
      code: 'action.unknown_name',
      severity: 'warning',
      field: 'parameters.destination_id',
      message: expect.stringContaining('Give its uuid, not its name.'),
      fix: {
        edit: {
          do: 'setField',
          node: 'push',
          path: ['parameters', 'destination_id'],
          value: 'd1',
        },
      },
    },
  ]);

  const changed = await server.ask('PUT', '/api/connections/platform', {
    ...content(),
    name: 'Platform in the cloud',
    revision: 1,
  });
  expect(changed, changed.text).toMatchObject({ status: 200 });
  expect(await found()).toMatchObject([{ code: 'action.not_a_uuid' }]);
});
