import { expect, it } from 'vitest';
import { createNameLists } from '../../../server/http/nameLists.ts';
import type { Reply } from '../../support/receiver.ts';
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

it('whoever first misses names may wait for them; whoever misses others later may not', async () => {
  let answer: (late: Reply) => void = () => undefined;
  const late = new Promise<Reply>((done) => {
    answer = done;
  });
  const { system, connect } = await systemForTest({
    handler: ({ path }) => {
      if (path === '/group/list') return late;
      return { body: { status: 'OK', sid: 'sid-1', destinations: [{ uuid: 'd1', name: 'Near' }] } };
    },
  });
  await connect({ id: 'platform', accountId: 'account-1' });
  const names = createNameLists(() => system, 60_000);
  expect(names.nameOf('destination', 'd1')).toBeUndefined();
  await names.askForMissing();
  expect(names.nameOf('destination', 'd1')).toBe('Near');

  expect(names.nameOf('group', 'g1')).toBeUndefined();
  const hasWaited = await Promise.race([
    names.askForMissing().then(() => false),
    late.then(() => true),
  ]);
  expect(hasWaited).toBe(false);
  answer({ body: { status: 'OK', groups: [] } });
});
