import { describe, expect, it } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { platformEventSchema } from '../../../shared/model/event.ts';
import { demoIds, referrerEmailField } from '../../../server/sandbox/data.ts';
import { createFeed, sources } from '../../../server/sandbox/feed.ts';
import { createHandClock, openHospital } from './hospital.ts';

describe('an arrival', () => {
  it('is a STUDY_SYNC event with the whole study and who brought it', async () => {
    const { sandbox, events } = await openHospital();
    const arrival = await sandbox.arrive();
    const study = sandbox.studies().at(-1);
    expect(arrival).toMatchObject({ kind: 'published' });
    expect(sandbox.studies()).toHaveLength(41);
    expect(events).toMatchObject([
      { specversion: '1.0', type: 'STUDY_SYNC', source: sources.arrival, data: { study } },
    ]);
    expect(events[0]?.data['user']).toMatchObject({ uuid: demoIds.users.admin });
    const { id, source, type, time, data } = events[0] ?? {};
    expect(platformEventSchema.parse({ id, source, type, time, data, causes: [] })).toBeTruthy();
  });

  it('may be a study that is here already, as a new event', async () => {
    const { sandbox, control, events } = await openHospital();
    const uuid = sandbox.studies()[3]?.uuid;
    await control('POST', '_arrivals', { study: uuid });
    await control('POST', '_arrivals', { study: uuid });
    expect(events.map(({ data }) => data['study']?.['uuid'])).toEqual([uuid, uuid]);
    expect(events[0]?.id).not.toBe(events[1]?.id);
    expect(sandbox.studies()).toHaveLength(40);
  });

  it('may follow a template, of which only what a study has is taken', async () => {
    const { control, sandbox } = await openHospital();
    const template = { modality: 'MR', patient_name: 'NOVAK^ELENA', uuid: 'mine', shoe: 42 };
    const { status, body } = await control('POST', '_arrivals', { study: template });
    expect(status).toBe(202);
    const { study } = body.event.data;
    expect(study).toMatchObject({ modality: 'MR', patient_name: 'NOVAK^ELENA' });
    expect(study.uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect(study).not.toHaveProperty('shoe');
    expect(sandbox.studies().at(-1)).toEqual(study);
  });

  it('of a study that is not there is refused', async () => {
    const { control, events } = await openHospital();
    const { status, body } = await control('POST', '_arrivals', { study: demoIds.account });
    expect(status).toBe(404);
    expect(body.why).toContain('/api/demo/studies');
    expect(events).toEqual([]);
  });

  it('says when nobody could be told', async () => {
    const { control } = await openHospital({
      publishEvent: () => Promise.reject(new Error('nobody home')),
    });
    expect(await control('POST', '_arrivals')).toMatchObject({
      status: 502,
      body: { kind: 'failed', why: 'nobody home' },
    });
  });
});

describe('other happenings', () => {
  it('sign a report: the study is final and the radiologist is named', async () => {
    const { sandbox, control, events } = await openHospital();
    const study = sandbox.studies().find((one) => one[referrerEmailField] !== undefined);
    await control('POST', '_reports/sign', { study: study?.uuid });
    expect(events).toMatchObject([
      {
        type: 'STUDY_RADREPORT_SIGNED',
        data: {
          study: { uuid: study?.uuid, study_status: 'Final' },
          radreport: { type: 'radiology' },
          user: { uuid: demoIds.users.okafor },
        },
      },
    ]);
    expect(sandbox.records().reports).toMatchObject([{ study: study?.uuid, signed: true }]);
  });

  it.each(ambra.events.filter(({ subject }) => subject !== null).map(({ name }) => name))(
    'can be %s',
    async (name) => {
      const { sandbox } = await openHospital();
      const happening = await sandbox.raise(name);
      const allowed = !/^(WEBHOOK_|ROUTE_RULE$)/.test(name);
      expect(happening.kind).toBe(allowed ? 'published' : 'unknown_event');
      if (happening.kind !== 'published') return;
      const event = ambra.events.find((one) => one.name === name);
      expect(Object.keys(happening.event.data)).toEqual(event?.objects);
      for (const object of Object.values(happening.event.data)) expect(object).not.toEqual({});
    },
  );

  it.each(['CRON', 'MANUAL', 'STUDY_FLIES'])('cannot be %s', async (name) => {
    const { control } = await openHospital();
    expect(await control('POST', '_events', { type: name })).toMatchObject({ status: 404 });
  });
});

describe('the stream', () => {
  it('lets a study arrive every so many seconds until it is stopped', async () => {
    const { sandbox, control, clock, events, told } = await openHospital();
    const started = await control('POST', '_stream', { everySeconds: 10 });
    expect(started.body).toEqual({ running: true, everySeconds: 10 });
    for (let count = 1; count <= 3; count += 1) {
      clock.advance(10_000);
      await told(count);
      // The next arrival waits to be woken once this one has been told.
      while (clock.waiting() < 1) await new Promise(setImmediate);
    }
    expect(new Set(events.map(({ data }) => data['study']?.['uuid'])).size).toBe(3);
    expect(sandbox.stopStream()).toEqual({ running: false, everySeconds: 10 });
    clock.advance(60_000);
    expect(events).toHaveLength(3);
  });

  it('forgets the oldest arrivals, never the studies that were there from the beginning', async () => {
    const { sandbox } = await openHospital();
    const first = sandbox.studies().map(({ uuid }) => uuid);
    // All at once, so that they share the writing of the snapshot.
    await Promise.all(Array.from({ length: 470 }, () => sandbox.arrive({ modality: 'CT' })));
    expect(sandbox.studies()).toHaveLength(500);
    expect(
      sandbox
        .studies()
        .slice(0, 40)
        .map(({ uuid }) => uuid),
    ).toEqual(first);
  });

  it('is the same story for the same seed', async () => {
    const namesOf = async () => {
      const { sandbox } = await openHospital();
      for (let count = 0; count < 5; count += 1) await sandbox.arrive();
      return sandbox
        .studies()
        .slice(40)
        .map((study) => study['patient_name']);
    };
    expect(await namesOf()).toEqual(await namesOf());
  });
});

describe('follow-ups', () => {
  it('are held back when they go round in a circle, and flow again after a minute', async () => {
    const clock = createHandClock();
    const warnings: string[] = [];
    const publishEvent = () => Promise.resolve();
    const feed = createFeed({ clock, publishEvent, warn: (text) => warnings.push(text) });
    const kinds = [];
    for (let round = 0; round < 6; round += 1) {
      const study = { uuid: `copy-${round}`, study_uid: '2.25.1' };
      kinds.push((await feed.followUp('STUDY_SHARE', { study })).kind);
    }
    expect(kinds).toEqual([...Array<string>(5).fill('published'), 'held_back']);
    expect(warnings).toHaveLength(1);
    const other = await feed.followUp('STUDY_SHARE', { study: { study_uid: '2.25.2' } });
    expect(other.kind).toBe('published');
    clock.advance(60_000);
    const again = await feed.followUp('STUDY_SHARE', { study: { study_uid: '2.25.1' } });
    expect(again.kind).toBe('published');
  });
});
