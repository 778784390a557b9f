import { describe, expect, it } from 'vitest';
import { demoIds } from '../../../server/sandbox/data.ts';
import { createFaults } from '../../../server/sandbox/faults.ts';
import { faultSchema, type FaultInput } from '../../../shared/model/hospital.ts';
import { openHospital, type Hospital } from './hospital.ts';

const { emergency, reading1 } = demoIds.destinations;

async function pushTo(hospital: Hospital, destination_id: string) {
  return hospital.call('study/push', {
    uuid: hospital.sandbox.studies()[0]?.uuid ?? '',
    destination_id,
  });
}

describe('a destination with a fault', () => {
  it('fails with 500 until it is repaired, and the others go on', async () => {
    const hospital = await openHospital();
    await hospital.control('POST', '_faults', { destination: emergency, mode: 'failing' });
    expect(await pushTo(hospital, emergency)).toMatchObject({
      status: 500,
      body: { status: 'ERROR' },
    });
    expect(await pushTo(hospital, reading1)).toMatchObject({ status: 200 });
    await hospital.control('POST', '_faults', { destination: emergency, mode: 'ok' });
    expect(await pushTo(hospital, emergency)).toMatchObject({ status: 200 });
    const { pushes } = hospital.sandbox.records();
    expect(pushes.map(({ destination }) => destination)).toEqual([reading1, emergency]);
  });

  it.each([
    [{ mode: 'failing', status: 503 }, [503, 503, 503]],
    [{ mode: 'failing', status: 412, errorType: 'LOCKED' }, [412, 412, 412]],
    [{ mode: 'flaky' }, [500, 200, 500]],
    [{ mode: 'flaky', every: 3 }, [500, 200, 200]],
    [{ mode: 'failing', times: 2 }, [500, 500, 200]],
    [{ mode: 'not_ready' }, [412, 412, 412]],
    [{ mode: 'pending', times: 1 }, [412, 200, 200]],
  ])('answers three pushes so: %j', async (fault, statuses) => {
    const hospital = await openHospital();
    await hospital.control('POST', '_faults', { destination: emergency, ...fault });
    const heard = [];
    for (let push = 0; push < 3; push += 1) heard.push((await pushTo(hospital, emergency)).status);
    expect(heard).toEqual(statuses);
  });

  it('can be slow: nothing is answered before its time', async () => {
    const hospital = await openHospital();
    await hospital.call('session/user');
    hospital.sandbox.setFault({ destination: emergency, mode: 'slow', delayMs: 3000 });
    const waitingBefore = hospital.clock.waiting();
    const answer = pushTo(hospital, emergency);
    while (hospital.clock.waiting() === waitingBefore) await new Promise(setImmediate);
    expect(hospital.sandbox.calls().at(-1)).toMatchObject({ path: 'study/push', status: null });
    hospital.clock.advance(3000);
    expect(await answer).toMatchObject({ status: 200 });
  });

  it('can carry out a push and say nothing; a repeat is then PENDING until it is repaired', async () => {
    const hospital = await openHospital();
    const { call, sandbox } = hospital;
    await call('session/user');
    sandbox.setFault({ destination: emergency, mode: 'hang', times: 1 });
    const silence = pushTo(hospital, emergency).catch(() => 'never answered');
    while (sandbox.records().pushes.length === 0) await new Promise(setImmediate);
    expect((await pushTo(hospital, emergency)).body.error_type).toBe('PENDING');
    sandbox.setFault({ destination: emergency, mode: 'ok' });
    expect((await pushTo(hospital, emergency)).body.status).toBe('OK');
    await sandbox.stop();
    expect(await silence).toBe('never answered');
  });

  it('may be everything at once', async () => {
    const hospital = await openHospital();
    await hospital.call('session/user');
    hospital.sandbox.setFault({ destination: '*', mode: 'failing', status: 502 });
    expect(await hospital.call('study/list')).toMatchObject({ status: 502 });
    expect(await pushTo(hospital, reading1)).toMatchObject({ status: 502 });
  });

  it('is refused where it makes no sense, field by field', async () => {
    const { control, sandbox } = await openHospital();
    const reply = await control('POST', '_faults', {
      destination: emergency,
      mode: 'sad',
      every: 0,
    });
    expect(reply.status).toBe(400);
    expect(reply.body.errors.join()).toMatch(/mode: .*every: /);
    const sad: FaultInput = { destination: emergency, mode: 'flaky', every: 1 };
    expect(() => sandbox.setFault(sad)).toThrow('every');
    expect(sandbox.faults()).toEqual([]);
  });
});

describe('counting a fault', () => {
  it('prefers the destination’s own fault to one of everything', () => {
    const faults = createFaults();
    faults.set(faultSchema.parse({ destination: '*', mode: 'failing' }));
    faults.set(faultSchema.parse({ destination: 'a', mode: 'slow', delayMs: 7 }));
    expect(faults.next('a')).toEqual({ kind: 'wait', milliseconds: 7 });
    expect(faults.next('b')).toMatchObject({ kind: 'answer', status: 500 });
    expect(faults.next(undefined)).toMatchObject({ kind: 'answer', status: 500 });
  });
});
