import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';

let folder: string;
let server: TestServer;
const start = async () => (server = await startTestServer({ env: { DATA_DIR: folder } }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhook-trouble-'));
  await start();
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const send = (id: string) =>
  server.post('/events', { event: 'STUDY_SYNC', id, study: { uuid: 's1' } });

/** Overwrites a page that is only found broken once it is needed. */
async function damage(name: string): Promise<void> {
  const path = join(folder, 'journal.db');
  const database = new Libsql(path);
  const found = database.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').get(name);
  database.close();
  const { rootpage } = found as { rootpage: number };
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(8192, 0xff), 0, 8192, (rootpage - 1) * 8192);
  await file.close();
}

async function expectRefusal(why: string): Promise<void> {
  const refused = await send('refused');
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(refused.body.detail).toContain(why);
  expect(refused.body.detail).toContain('Nothing was stored: send the event again in 10 seconds.');
  const ready = await server.get('/readyz');
  expect(ready.status).toBe(503);
  expect(ready.body.detail).toContain(why);
  expect(refused.text + ready.text).not.toContain(folder);
}

describe('a journal whose file is removed while Studyhook runs', () => {
  it('is told of once and loudly, and no event is acknowledged any more', async () => {
    expect((await send('before')).status).toBe(202);
    for (const end of ['', '-wal', '-shm']) await rm(join(folder, `journal.db${end}`));
    await server.until('/readyz', ({ status }) => status === 503);
    await expectRefusal('was removed, moved or replaced');
    await expectRefusal('was removed, moved or replaced');
    const loud = server.logged.filter((line) => line.includes('No more events are taken.'));
    expect(loud).toHaveLength(1);
    expect(loud[0]).toContain(`The journal ${join(folder, 'journal.db')} was removed`);
    expect(server.logged.join('')).not.toContain('"stack"');
    const metrics = await server.get('/metrics');
    expect(metrics.text).toContain('studyhook_storage_failing{reason="gone"} 1');
    expect(metrics.text).toContain('studyhook_events_accepted Nan');
  });
});

describe('a folder of documents that is removed while Studyhook runs', () => {
  it('is named to whoever changes something, with a line in the log and no stack', async () => {
    const { id } = (await server.post('/api/rules', { name: 'Kept' })).body;
    await rename(join(folder, 'rules'), join(folder, 'aside'));
    const name = { revision: 1, name: 'Renamed' };
    for (const refused of [
      await server.post('/api/rules', { name: 'New' }),
      await server.ask('PATCH', `/api/rules/${id}`, name),
      await server.ask('DELETE', `/api/rules/${id}`),
    ]) {
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toBe('10');
      expect(refused.body.detail).toMatch(/rules was removed or moved.*Put it back/);
    }
    const told = server.logged.filter((line) => line.includes('Put it back with what was in it'));
    expect(told).toHaveLength(3);
    expect(server.logged.join('')).not.toContain('"stack"');
    await rename(join(folder, 'aside'), join(folder, 'rules'));
    expect((await server.ask('PATCH', `/api/rules/${id}`, name)).status).toBe(200);
  });

  it('lets go of a rule whose file alone is gone', async () => {
    const { id } = (await server.post('/api/rules', { name: 'Kept' })).body;
    await rm(join(folder, 'rules', `${id}.json`));
    expect((await server.ask('DELETE', `/api/rules/${id}`)).status).toBe(200);
    expect((await server.get('/api/rules')).body.rules).toEqual([]);
  });
});

describe('a journal that is damaged in the middle', () => {
  it('refuses events for as long as it is, and says to put back a copy', async () => {
    for (let n = 0; n < 5; n += 1) await send(`e${n}`);
    await server.close();
    await damage('events_identity');
    await start();
    await expectRefusal('is damaged');
    await expectRefusal('is damaged');
    expect((await server.get('/metrics')).text).toContain('{reason="damaged"} 1');
    const said = server.logged.filter((line) => line.includes('is damaged'));
    const ofEvents = said.filter((line) => line.includes('taking events in'));
    expect(ofEvents).toHaveLength(1);
    expect(ofEvents[0]).toContain('put back a copy of the folder');
    expect(said.join('')).not.toContain('"stack"');
  });
});

describe('a journal that another program holds', () => {
  it('is ready again as soon as it lets go, without an event having to come', async () => {
    const other = new Libsql(join(folder, 'journal.db'));
    other.exec('BEGIN IMMEDIATE');
    await expectRefusal('Another program holds the file');
    other.exec('ROLLBACK');
    other.close();
    expect((await server.get('/readyz')).status).toBe(200);
    expect((await send('after')).status).toBe(202);
    expect((await server.get('/api/events')).body.items).toHaveLength(1);
  });
});
