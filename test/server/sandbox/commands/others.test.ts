import { describe, expect, it } from 'vitest';
import { demoIds } from '../../../../server/sandbox/data.ts';
import { openHospital } from '../hospital.ts';

const { account, groups, users } = demoIds;

describe('names for pickers', () => {
  it.each([
    ['destination/list', { account_id: account }, 'destinations', 'Neuro MR workstation'],
    ['account/user/list', { uuid: account }, 'users', 'Webhook User'],
    ['group/list', { account_id: account }, 'groups', 'Radiology on call'],
    ['location/list', { account_id: account }, 'locations', 'Emergency department'],
    ['account/list', {}, 'accounts', 'Demo Hospital'],
    ['user/namespace/list', {}, 'namespaces', 'Imaging research'],
  ])('come from %s', async (command, parameters, list, name) => {
    const { call } = await openHospital();
    const { body } = await call(command, parameters);
    const rows: { uuid: string; name: string }[] = body[list];
    expect(rows.find((row) => row.name === name)?.uuid).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are not given for another account', async () => {
    const { call } = await openHospital();
    const { body } = await call('destination/list', { account_id: users.webhook });
    expect(body).toMatchObject({ error_type: 'NOT_FOUND', error_subtype: 'account_id' });
  });

  it('tell a destination, a user and a group’s members in full', async () => {
    const { call } = await openHospital();
    const destination = await call('destination/get', { uuid: demoIds.destinations.emergency });
    expect(destination.body).toMatchObject({ name: 'Emergency PACS', fire_webhooks: 1 });
    const user = await call('account/user/get', { uuid: account, user_id: users.okafor });
    expect(user.body).toMatchObject({
      user_name: 'Chidi Okafor',
      groups: [{ name: 'Radiology on call' }],
    });
    const members = await call('group/user/list', { uuid: groups.onCall });
    expect(members.body.users.map((one: { name: string }) => one.name)).toContain('Chidi Okafor');
  });
});

describe('messages, tags and e-mails', () => {
  it('are kept, and a message to nobody is refused', async () => {
    const { call, control } = await openHospital();
    const message = { group_id: groups.onCall, subject: 'Push failed', body: 'Please look' };
    expect((await call('message/add', message)).body.status).toBe('OK');
    const lost = await call('message/add', { ...message, group_id: account });
    expect(lost.body).toMatchObject({ error_type: 'NOT_FOUND', error_subtype: 'group_id' });
    const { messages } = (await control('GET', '_state')).body;
    expect(messages).toMatchObject([
      { to: 'group_id', target: groups.onCall, subject: 'Push failed', body: 'Please look' },
    ]);
  });

  it('tag a study once, and untag it', async () => {
    const { call, sandbox } = await openHospital();
    const object_id = sandbox.studies()[0]?.uuid ?? '';
    const tag = { tag: 'unrouted', object: 'Study', object_id };
    await call('tag/add', tag);
    await call('tag/add', tag);
    await call('tag/add', { ...tag, tag: 'late' });
    expect(sandbox.studies()[0]?.['tags']).toBe('unrouted,late');
    await call('tag/delete', tag);
    expect(sandbox.studies()[0]?.['tags']).toBe('late');
    const listed = await call('tag/list', { object: 'Study' });
    expect(listed.body.tags).toMatchObject([{ tag: 'late', object_id }]);
    expect((await call('tag/delete', tag)).body.error_type).toBe('NOT_FOUND');
  });

  it('fill an e-mail’s text from the other parameters', async () => {
    const { call, sandbox } = await openHospital();
    const mail = { to: 'claire.moreau@practice.example', subject: 'Report {$number}' };
    expect((await call('webhook/email', mail)).body.error_type).toBe('MISSING_FIELDS');
    await call('webhook/email', { ...mail, text: 'Signed: {$number}{$unknown}.', number: 'A-7' });
    expect(sandbox.records().emails).toMatchObject([
      { to: mail.to, subject: 'Report A-7', text: 'Signed: A-7.' },
    ]);
  });
});

describe('webhook definitions', () => {
  const webhook = {
    account_id: account,
    name: 'CT push',
    event: 'STUDY_SYNC',
    url: 'http://localhost:8020/study/push',
    method: 'POST',
    parameters: '{"uuid":"study.uuid"}',
  };

  it('are kept as they were sent, changed field by field, and deleted', async () => {
    const { call } = await openHospital();
    const { uuid } = (await call('webhook/add', { ...webhook, auth: '{"basic":{"password":"p"}}' }))
      .body;
    await call('webhook/set', { uuid, name: 'CT push 2', suspended: '1' });
    const { body } = await call('webhook/get', { uuid });
    expect(body).toMatchObject({
      name: 'CT push 2',
      suspended: '1',
      parameters: webhook.parameters,
    });
    expect(body.auth).toMatch(/^[0-9a-f]{32}$/);
    const listed = await call('webhook/list', { account_id: account });
    expect(listed.body.webhooks).toHaveLength(1);
    await call('webhook/delete', { uuid });
    expect((await call('webhook/get', { uuid })).body.error_type).toBe('NOT_FOUND');
  });

  it.each([
    ['INVALID_EVENT', { event: 'STUDY_FLIES' }],
    ['INVALID_METHOD', { method: 'PATCH' }],
    ['INVALID_URL', { url: 'study/push' }],
    ['INVALID_JSON', { parameters: '{' }],
    ['NOT_HASH', { parameters: '[1]' }],
    ['INCOMPLETE_FILTER', { filter_field: 'modality' }],
    ['INVALID_CRON', { event: 'CRON', cron: 'daily' }],
    ['NOT_WITH_CRON', { event: 'CRON', cron: '0 9 * * *', retry: '1' }],
    ['SID_USER_NOT_FOUND', { sid_user_id: account }],
    ['ACCOUNT_NOT_FOUND', { account_id: users.webhook }],
  ])('are refused with %s', async (error, wrong) => {
    const { call, sandbox } = await openHospital();
    const { status, body } = await call('webhook/add', { ...webhook, ...wrong });
    expect([status, body.error_type]).toEqual([412, error]);
    expect(sandbox.records().webhooks).toEqual([]);
  });
});

describe('reports and HL7', () => {
  it('add a report to a study and tell it', async () => {
    const { call, sandbox, events, told } = await openHospital();
    const study_id = sandbox.studies()[0]?.uuid ?? '';
    const { body } = await call('radreport/add', {
      study_id,
      type: 'radiology',
      fields: '{"impression":"fine"}',
    });
    await told(1);
    expect(events[0]).toMatchObject({
      type: 'STUDY_RADREPORT',
      data: {
        study: { uuid: study_id },
        radreport: { uuid: body.uuid, fields: '{"impression":"fine"}' },
      },
    });
  });

  it('take an HL7 message from the gateway without a session', async () => {
    const { call, events, told } = await openHospital();
    const message = [
      'MSH|^~\\&|RIS|DEMO|||20260302||ORM^O01|M-1|P|2.3',
      'PID|1||MRN-7^^^DEMO||NOVAK^ELENA',
    ].join('\r');
    const sent = { sid: '', uuid: demoIds.node, serial_no: '1', message };
    const { body } = await call('hl7/add', sent);
    expect(body).toMatchObject({ status: 'OK', ack: 'MSA|AA|M-1' });
    await told(1);
    expect(events[0]).toMatchObject({
      type: 'HL7_ADD',
      data: {
        hl7: {
          type: 'ORM^O01',
          patientid: 'MRN-7',
          hash: { PID_5: 'NOVAK^ELENA', PID_5_2: 'ELENA', MSH_9_1: 'ORM' },
        },
      },
    });
    expect((await call('hl7/add', { ...sent, message: 'hello' })).body.error_type).toBe(
      'INVALID_MESSAGE',
    );
  });
});
