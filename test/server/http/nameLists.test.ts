import { expect, it } from 'vitest';
import { createNameLists } from '../../../server/http/nameLists.ts';
import { systemForTest } from '../../support/system.ts';

it('names are remembered for a minute, and then asked for anew', async () => {
  const { system, connect, receiver, clock } = await systemForTest({
    handler: ({ path }) =>
      path === '/session/login'
        ? { body: { status: 'OK', sid: 'sid-1' } }
        : { body: { status: 'OK', destinations: [{ uuid: 'd1', name: 'Reading station' }] } },
  });
  await connect({ id: 'platform', accountId: 'account-1' });
  const connection = system.storage.documents.connections.get('platform');
  if (!connection) throw new Error('there is no connection');
  const names = createNameLists(() => system);
  const ask = () => names.get(connection, 'destination', { refresh: false });
  const asked = () => receiver.requests.filter(({ path }) => path === '/destination/list').length;
  await ask();
  clock.advance(59_999);
  const again = await ask();
  expect(again).toMatchObject({ kind: 'ok', list: { names: [{ name: 'Reading station' }] } });
  expect(asked()).toBe(1);
  clock.advance(1);
  await ask();
  expect(asked()).toBe(2);
});
