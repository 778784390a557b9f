import { describe, expect, it } from 'vitest';
import { demoIds } from '../../../../server/sandbox/data.ts';
import { sources } from '../../../../server/sandbox/feed.ts';
import { openHospital } from '../hospital.ts';

const { destinations, groups, locations, users } = demoIds;

describe('study/push', () => {
  it('is recorded with who sent what where, and changes the study', async () => {
    const { call, sandbox } = await openHospital();
    const [study] = sandbox.studies();
    const uuid = study?.uuid ?? '';
    expect(await call('study/push', { uuid, destination_id: destinations.reading1 })).toEqual({
      status: 200,
      body: { status: 'OK' },
    });
    expect(sandbox.records().pushes).toMatchObject([
      { study: uuid, destination: destinations.reading1, by: users.webhook, status: 'S' },
    ]);
    expect((await call('study/get', { uuid })).body.study_push_status).toBe('S');
  });

  it('finds neither a study nor a destination that is not there', async () => {
    const { call, sandbox } = await openHospital();
    const uuid = sandbox.studies()[0]?.uuid ?? '';
    const nowhere = demoIds.account;
    const stranger = await call('study/push', {
      uuid: nowhere,
      destination_id: destinations.reading1,
    });
    expect(stranger.body).toMatchObject({ error_type: 'NOT_FOUND', error_subtype: 'uuid' });
    const lost = await call('study/push', { uuid, destination_id: nowhere });
    expect(lost.body).toMatchObject({ error_type: 'NOT_FOUND', error_subtype: 'destination_id' });
    expect(sandbox.records().pushes).toEqual([]);
  });

  it('is not ready while the images are still to come', async () => {
    const { call, control } = await openHospital();
    const arrived = await control('POST', '_arrivals', { study: { phantom: 1 } });
    const { uuid } = arrived.body.event.data.study;
    const { body } = await call('study/push', { uuid, destination_id: destinations.reading1 });
    expect(body.error_type).toBe('NOT_READY');
  });

  it('tells how it went only where the destination tells webhooks', async () => {
    const { call, sandbox, events, told } = await openHospital();
    const uuid = sandbox.studies()[0]?.uuid ?? '';
    await call('study/push', { uuid, destination_id: destinations.reading1 });
    await call('study/push', { uuid, destination_id: destinations.emergency });
    await told(1);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'STUDY_PUSH_STATUS',
      source: sources.followUp,
      data: {
        study: { uuid },
        destination: { uuid: destinations.emergency },
        study_push: { status: 'S', success: 0 },
        user: { uuid: users.webhook },
      },
    });
  });

  it('sends HL7 only where HL7 is understood', async () => {
    const { call, sandbox } = await openHospital();
    const uuid = sandbox.studies()[0]?.uuid ?? '';
    const deaf = await call('study/push/hl7', { uuid, destination_id: destinations.reading1 });
    expect(deaf.body.error_type).toBe('NO_HL7_SUPPORT');
    const heard = await call('study/push/hl7', { uuid, destination_id: destinations.emergency });
    expect(heard.body.status).toBe('OK');
  });
});

describe('study/share', () => {
  it('gives a group a copy of its own and tells both sides', async () => {
    const { call, sandbox, events, told } = await openHospital();
    const [study] = sandbox.studies();
    const uuid = study?.uuid ?? '';
    await call('study/share', { uuid, group_id: groups.chest, message: 'please read' });
    await told(2);
    const copy = sandbox.studies().at(-1);
    expect(copy).toMatchObject({
      study_uid: study?.study_uid,
      source: 'share',
      phi_namespace: demoIds.namespaces.research,
      share_message: 'please read',
    });
    expect(copy?.uuid).not.toBe(uuid);
    expect(events.map(({ type, data }) => [type, data['study']?.['uuid']])).toEqual([
      ['STUDY_SHARE', copy?.uuid],
      ['STUDY_WAS_SHARED', uuid],
    ]);
  });

  it('waits where approval is wanted, and is told once that is given', async () => {
    const { call, sandbox, events, told } = await openHospital();
    const uuid = sandbox.studies()[0]?.uuid ?? '';
    await call('study/share', { uuid, location_id: locations.outside });
    await told(1);
    const copy = sandbox.studies().at(-1)?.uuid ?? '';
    expect(sandbox.studies().at(-1)?.['must_approve']).toBe(1);
    expect((await call('study/approve', { uuid: copy })).body.status).toBe('OK');
    await told(4);
    expect(events.map(({ type }) => type)).toEqual([
      'STUDY_REQUEST_APPROVAL',
      'STUDY_APPROVE',
      'STUDY_SHARE',
      'STUDY_WAS_SHARED',
    ]);
    expect((await call('study/approve', { uuid: copy })).body.error_type).toBe('NOT_FOUND');
  });

  it('takes a rejected copy away again', async () => {
    const { call, sandbox, events, told } = await openHospital();
    const uuid = sandbox.studies()[0]?.uuid ?? '';
    await call('study/share', { uuid, group_id: groups.referrers });
    const copy = sandbox.studies().at(-1)?.uuid ?? '';
    await call('study/reject', { uuid: copy });
    await told(2);
    expect(events.at(-1)?.type).toBe('STUDY_REJECT');
    expect(sandbox.studies().map((study) => study.uuid)).not.toContain(copy);
    expect(sandbox.records().shares).toMatchObject([{ study: copy, status: 'rejected' }]);
  });

  it('wants exactly one target, and one that is there', async () => {
    const { call, sandbox } = await openHospital();
    const uuid = sandbox.studies()[0]?.uuid ?? '';
    const answerTo = async (target: Record<string, string>) =>
      (await call('study/share', { uuid, ...target })).body.error_type;
    expect(await answerTo({ group_id: groups.chest, email: 'a@b.example' })).toBe(
      'INVALID_PARAMETERS',
    );
    expect(await answerTo({ group_id: locations.main })).toBe('NOT_FOUND');
    expect(await answerTo({ email: 'nobody' })).toBe('INVALID_EMAIL');
    expect(await answerTo({ npi: '1234567890' })).toBe('NOT_SUPPORTED_IN_DEMO');
    expect(await answerTo({ email: 'claire.moreau@practice.example' })).toBeUndefined();
    const listed = await call('study/share/list', { uuid });
    expect(listed.body).toMatchObject({ status: 'OK', group_id: [] });
  });
});
