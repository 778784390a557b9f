import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoIds } from '../../../server/sandbox/data.ts';
import { hospitalFolder, openHospital } from './hospital.ts';

const message = { group_id: demoIds.groups.onCall, body: 'kept' };

describe('the hospital between two starts', () => {
  it('keeps what was done, and ends the sessions', async () => {
    const first = await openHospital();
    await first.call('message/add', message);
    await first.sandbox.arrive();
    const sid = await first.login('webhook@demo.hospital', 'demo-webhook');
    await first.sandbox.stop();
    const second = await openHospital({ folder: first.folder });
    expect(second.sandbox.records()).toEqual(first.sandbox.records());
    expect(second.sandbox.studies()).toEqual(first.sandbox.studies());
    expect(await second.call('session/user', { sid })).toMatchObject({ status: 401 });
  });

  it('is asked in vain for nothing: what was under way has come to its end', async () => {
    const { destinations } = demoIds;
    const first = await openHospital();
    const [study] = first.sandbox.studies();
    const push = { uuid: study?.uuid ?? '', destination_id: destinations.emergency };
    await first.call('session/user');
    first.sandbox.setFault({ destination: destinations.emergency, mode: 'hang' });
    const silence = first.call('study/push', push).catch(() => 'never answered');
    while (first.sandbox.records().pushes.length === 0) await new Promise(setImmediate);
    await first.sandbox.stop();
    expect(await silence).toBe('never answered');
    const second = await openHospital({ folder: first.folder });
    expect((await second.call('study/push', push)).body.status).toBe('OK');
  });

  it('begins anew with another seed or a snapshot that was cut off', async () => {
    const first = await openHospital();
    await first.call('message/add', message);
    await first.sandbox.stop();
    const other = await openHospital({ folder: first.folder, seed: 'other' });
    expect(other.sandbox.records().messages).toEqual([]);
    await other.sandbox.stop();
    await writeFile(join(first.folder, 'hospital.json'), '{"version":1,');
    const cut = await openHospital({ folder: first.folder });
    expect(cut.sandbox.studies()).toHaveLength(40);
  });

  it.each([
    ['{"version":1,', 'is damaged, as it is not whole JSON'],
    ['', 'is empty'],
    ['{"version":7,"seed":"test"}', 'is damaged or of another version of Studyhook'],
    [null, 'cannot be read (EISDIR)'],
  ])('says what the snapshot is that it does not go on from: %j', async (text, what) => {
    const folder = await hospitalFolder();
    const file = join(folder, 'hospital.json');
    if (text === null) await mkdir(file);
    else await writeFile(file, text);
    const said: string[] = [];
    await openHospital({ folder, log: { warn: (_, words) => said.push(words) } });
    expect(said).toEqual([
      `The demo hospital’s snapshot ${file} ${what}; the hospital begins anew.`,
    ]);
  });

  it('says nothing where there is no snapshot yet, and knows one of another demo', async () => {
    const said: string[] = [];
    const log = { warn: (_: object, words: string) => said.push(words) };
    const first = await openHospital({ log });
    await first.call('message/add', message);
    await first.sandbox.stop();
    expect(said).toEqual([]);
    await openHospital({ folder: first.folder, seed: 'other', log });
    expect(said).toEqual([expect.stringContaining('hospital.json is of another demo; ')]);
  });

  it('gathers changes: nothing is written before a quarter of a second has passed', async () => {
    const { folder, call, clock, sandbox } = await openHospital();
    await call('message/add', message);
    expect(await readdir(folder)).toEqual([]);
    clock.advance(250);
    await sandbox.stop();
    expect(await readFile(join(folder, 'hospital.json'), 'utf8')).toContain('"kept"');
  });
});

describe('a reset', () => {
  it('of a hospital where nothing happened leaves it able to keep what happens next', async () => {
    const first = await openHospital();
    await first.sandbox.reset();
    await first.call('message/add', message);
    await first.sandbox.stop();
    const second = await openHospital({ folder: first.folder });
    expect(second.sandbox.records().messages).toHaveLength(1);
  });

  it('brings back the first morning and leaves other files alone', async () => {
    const folder = await hospitalFolder();
    await writeFile(join(folder, 'mine.json'), 'mine');
    await writeFile(join(folder, 'hospital.json.1234'), 'left by a killed write');
    const { sandbox, call, control, clock } = await openHospital({ folder });
    await call('message/add', message);
    await sandbox.arrive();
    sandbox.setFault({ destination: '*', mode: 'flaky', every: 9 });
    sandbox.stream({ everySeconds: 5 });
    clock.advance(250);
    expect(await control('POST', '_reset')).toMatchObject({ status: 204 });
    expect(await readdir(folder)).toEqual(['mine.json']);
    expect(sandbox.studies()).toHaveLength(40);
    expect(sandbox.records().messages).toEqual([]);
    expect([sandbox.calls(), sandbox.faults()]).toEqual([[], []]);
    expect(sandbox.streamState().running).toBe(false);
    expect(await call('session/user')).toMatchObject({ status: 401 });
  });

  it('makes arrivals that are new studies, so that rules acting once act again', async () => {
    const { sandbox, clock } = await openHospital();
    const arrivals = async () => {
      await sandbox.arrive();
      return sandbox.studies().at(-1);
    };
    const before = await arrivals();
    clock.advance(1000);
    await sandbox.reset();
    const after = await arrivals();
    expect(after?.uuid).not.toBe(before?.uuid);
    expect(after?.['patient_name']).toBe(before?.['patient_name']);
  });
});
