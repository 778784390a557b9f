import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { findCommand } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { demoIds } from '../../../server/sandbox/data.ts';
import { answerOf, openHospital } from './hospital.ts';

describe('the door of the demo hospital', () => {
  it('gives a sid for the right password and opens the API with it', async () => {
    const { call, login } = await openHospital();
    const sid = await login('webhook@demo.hospital', 'demo-webhook');
    const { status, body } = await call('session/user', { sid });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'OK', name: 'Webhook User', account_id: demoIds.account });
    const { returns = ['its returns'] } = findCommand(ambra, 'session/user') ?? {};
    expect(Object.keys(body)).toEqual(expect.arrayContaining([...returns]));
  });

  it('refuses a wrong password with 412 and the platform’s error', async () => {
    const { call } = await openHospital();
    const wrong = { login: 'webhook@demo.hospital', password: 'guess' };
    expect(await call('session/login', wrong)).toEqual({
      status: 412,
      body: { status: 'ERROR', error_type: 'INVALID_CREDENTIALS' },
    });
  });

  it('answers 401 without a valid sid, and after logging out', async () => {
    const { call, login } = await openHospital();
    expect(await call('study/list', { sid: 'made-up' })).toMatchObject({ status: 401 });
    expect(await call('study/list', { sid: '' })).toMatchObject({ status: 401 });
    const sid = await login('okafor@demo.hospital', 'demo');
    expect(await call('session/logout', { sid })).toMatchObject({ status: 200 });
    expect(await call('study/list', { sid })).toMatchObject({ status: 401 });
  });

  it('lets a sid end by uses, by time and all at once', async () => {
    const limits = { maxUses: 2, minutes: 5 };
    const { call, login, clock, control } = await openHospital({ sessions: limits });
    const enter = () => login('webhook@demo.hospital', 'demo-webhook');
    const worn = await enter();
    const statuses = [];
    for (let use = 0; use < 3; use += 1)
      statuses.push((await call('session/user', { sid: worn })).status);
    expect(statuses).toEqual([200, 200, 401]);
    const old = await enter();
    clock.advance(5 * 60_000);
    expect(await call('session/user', { sid: old })).toMatchObject({ status: 401 });
    const fresh = await enter();
    expect(await control('POST', '_sessions/expire')).toMatchObject({ body: { expired: 2 } });
    expect(await call('session/user', { sid: fresh })).toMatchObject({ status: 401 });
  });

  it('takes a name and password in an Authorization header too', async () => {
    const { sandbox } = await openHospital();
    const ask = (credentials: string) =>
      answerOf(
        fetch(`${sandbox.url}session/uuid`, {
          method: 'POST',
          headers: { authorization: `Basic ${btoa(credentials)}` },
        }),
      );
    expect(await ask('webhook@demo.hospital:demo-webhook')).toMatchObject({
      body: { uuid: demoIds.users.webhook },
    });
    expect(await ask('webhook@demo.hospital:no')).toMatchObject({ status: 401 });
  });

  it('reads a JSON body like a form', async () => {
    const { sandbox, login } = await openHospital();
    const sid = await login('webhook@demo.hospital', 'demo-webhook');
    const [study] = sandbox.studies();
    const reply = await answerOf(
      fetch(`${sandbox.url}api/v3/study/get`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sid, uuid: study?.uuid, fields: ['modality'] }),
      }),
    );
    expect(reply.body).toEqual({ status: 'OK', uuid: study?.uuid, modality: study?.modality });
  });

  it('refuses a body that is not JSON and one over a megabyte', async () => {
    const { sandbox } = await openHospital();
    const send = (body: string) =>
      answerOf(
        fetch(`${sandbox.url}study/get`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        }),
      );
    expect(await send('{"uuid":')).toMatchObject({
      status: 412,
      body: { error_type: 'INVALID_JSON' },
    });
    expect(await send(`"${'x'.repeat(1_100_000)}"`)).toMatchObject({ status: 413 });
  });

  it('wants every command POSTed, and says so with 405', async () => {
    const { sandbox, call } = await openHospital();
    await call('session/user');
    for (const method of ['GET', 'PUT']) {
      const reply = await answerOf(fetch(`${sandbox.url}study/push?uuid=1`, { method }));
      expect(reply).toMatchObject({ status: 405, body: { error_type: 'MUST_BE_POST' } });
    }
    expect(sandbox.calls().at(-1)).toMatchObject({ method: 'PUT', parameters: { uuid: '1' } });
  });

  it('lists what is missing, all at once', async () => {
    const { call } = await openHospital();
    expect((await call('study/push')).body).toEqual({
      status: 'ERROR',
      error_type: 'MISSING_FIELDS',
      error_subtype: 'uuid,destination_id',
    });
    const [study] = (await call('study/list')).body.studies;
    const reply = await call('study/share', { uuid: study.uuid });
    expect(reply.body.error_subtype).toContain('group_id|user_id|share_code|email');
  });

  it('checks values against the catalogue and ignores names that it does not know', async () => {
    const { call, sandbox } = await openHospital();
    const [study] = sandbox.studies();
    const object_id = study?.uuid ?? '';
    expect(await call('tag/add', { tag: 'a', object: 'Shoe', object_id })).toMatchObject({
      body: { error_type: 'INVALID_OBJECT' },
    });
    expect(await call('study/get', { uuid: 'seven' })).toMatchObject({
      status: 412,
      body: { error_type: 'NOT_FOUND', error_subtype: 'uuid' },
    });
    expect(await call('study/list', { fields: '[' })).toMatchObject({
      body: { error_type: 'INVALID_JSON', error_subtype: 'fields' },
    });
    expect(await call('study/get', { uuid: object_id, colour: 'red' })).toMatchObject({
      status: 200,
    });
  });

  it('says what it cannot do instead of pretending', async () => {
    const { call } = await openHospital();
    const reply = await call('case/get', { uuid: demoIds.account });
    expect(reply).toMatchObject({ status: 412, body: { error_type: 'NOT_SUPPORTED_IN_DEMO' } });
    expect(reply.body.error_subtype).toContain('Connect a real account');
    expect(await call('study/fly')).toMatchObject({
      status: 404,
      body: { error_type: 'UNKNOWN_COMMAND', error_subtype: 'study/fly' },
    });
  });

  it('lets a referrer look and not push', async () => {
    const { call, login, sandbox } = await openHospital();
    const sid = await login('moreau@demo.hospital', 'demo');
    const push = {
      sid,
      uuid: sandbox.studies()[0]?.uuid ?? '',
      destination_id: demoIds.destinations.reading1,
    };
    expect(await call('destination/list', { sid, account_id: demoIds.account })).toMatchObject({
      status: 200,
    });
    expect((await call('study/push', push)).body).toMatchObject({
      error_type: 'NOT_PERMITTED',
      error_subtype: 'study_push',
    });
  });

  it('keeps other sites out, by Host and by Origin', async () => {
    const { sandbox } = await openHospital();
    const statusFor = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const options = { host: '127.0.0.1', port: sandbox.port, path: '/_calls', headers };
        request(options, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await statusFor({ host: `localhost:${sandbox.port}` })).toBe(200);
    expect(await statusFor({ host: 'rebound.example' })).toBe(403);
    expect(await statusFor({ host: `localhost:${sandbox.port + 1}` })).toBe(403);
    expect(await statusFor({ origin: 'https://elsewhere.example' })).toBe(403);
    expect(await statusFor({ origin: 'null' })).toBe(403);
  });

  it('rejects when its port is taken', async () => {
    const { sandbox } = await openHospital();
    await expect(openHospital({ port: sandbox.port })).rejects.toThrow('EADDRINUSE');
  });
});

describe('what was received', () => {
  it('is listed newest last, with the delivery that sent it and without secrets', async () => {
    const { sandbox, call, control } = await openHospital();
    await call('session/user');
    const { url } = sandbox;
    await fetch(`${url}study/push`, {
      method: 'POST',
      headers: { 'webhook-id': 'delivery-7' },
      body: new URLSearchParams({ sid: 'secret-sid', uuid: 'x' }),
    });
    const { body } = await control('GET', '_calls');
    expect(body.calls.map((one: { path: string }) => one.path)).toEqual([
      'session/login',
      'session/user',
      'study/push',
    ]);
    expect(body.calls[2]).toMatchObject({
      method: 'POST',
      parameters: { sid: '***', uuid: 'x' },
      contentType: expect.stringContaining('application/x-www-form-urlencoded'),
      webhookId: 'delivery-7',
      status: 401,
      errorType: 'NOT_LOGGED_IN',
      at: '2026-03-02T09:00:00.000Z',
    });
    expect(JSON.stringify(body)).not.toMatch(/secret-sid|demo-webhook/);
    expect((await control('GET', '_calls?webhook_id=delivery-7')).body.calls).toHaveLength(1);
    await control('DELETE', '_calls');
    expect(sandbox.calls()).toEqual([]);
  });
});
