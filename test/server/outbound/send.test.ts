import { describe, expect } from 'vitest';
import { aCall } from './fixtures.ts';
import { closedPort, it } from './sending.ts';

describe('a call that is answered', () => {
  it('arrives with its method, path, query, headers and body', async ({ receiver, sender }) => {
    const call = aCall(`${receiver.url}study/push?a=1`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'webhook-id': 'd1' },
      body: 'uuid=1&name=M%C3%BCller',
    });
    await sender.send(call);
    expect(receiver.requests).toMatchObject([
      {
        method: 'POST',
        path: '/study/push',
        query: { a: '1' },
        headers: { 'webhook-id': 'd1' },
        form: { uuid: '1', name: 'Müller' },
      },
    ]);
  });

  it('gives status, body and the headers that explain it, and no cookie', async ({
    receiver,
    sender,
  }) => {
    receiver.answerWith({
      status: 412,
      headers: { 'x-request-id': 'r9', 'retry-after': '7', 'set-cookie': 'sid=secret' },
      body: { status: 'ERROR', error_type: 'NOT_FOUND' },
    });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer).toMatchObject({
      kind: 'answered',
      status: 412,
      body: '{"status":"ERROR","error_type":"NOT_FOUND"}',
      truncated: false,
      headers: { 'content-type': 'application/json', 'x-request-id': 'r9', 'retry-after': '7' },
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('keeps the path of a location, not its query', async ({ receiver, sender }) => {
    receiver.answerWith({ status: 201, headers: { location: '/things/1?token=secret#x' } });
    expect(await sender.send(aCall(receiver.url))).toMatchObject({
      headers: { location: `${receiver.url}things/1` },
    });
  });

  it('may be a GET with a JSON body, as GET_JSON is', async ({ receiver, sender }) => {
    const call = aCall(receiver.url, {
      method: 'GET',
      headers: { 'content-type': 'application/json' },
      body: '{"uuid":"1"}',
    });
    expect(await sender.send(call)).toMatchObject({ kind: 'answered', status: 200 });
    expect(receiver.requests[0]).toMatchObject({ method: 'GET', json: { uuid: '1' } });
  });

  it('is its own, however many are made at once', async ({ receiver, sender }) => {
    const calls = Array.from({ length: 50 }, (_, index) =>
      sender.send(aCall(`${receiver.url}n/${index}`)),
    );
    const answers = await Promise.all(calls);
    expect(answers.every((answer) => answer.kind === 'answered')).toBe(true);
    expect(new Set(receiver.requests.map(({ path }) => path)).size).toBe(50);
  });
});

describe('an address that is refused', () => {
  it.for(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433'])(
    'is not called as %s',
    async (host, { receiver, sender }) => {
      const address = `http://${host}:${receiver.port}/`;
      expect(await sender.send(aCall(address, { allowPrivate: false }))).toMatchObject({
        kind: 'no_answer',
        why: 'refused_address',
        mayHaveArrived: false,
      });
      expect(receiver.requests).toHaveLength(0);
    },
  );

  it('is not reached over a connection that somebody else may use', async ({
    receiver,
    sender,
  }) => {
    const address = `http://localhost:${receiver.port}/`;
    expect(await sender.send(aCall(address))).toMatchObject({ kind: 'answered' });
    expect(await sender.send(aCall(address, { allowPrivate: false }))).toMatchObject({
      why: 'refused_address',
    });
    expect(receiver.requests).toHaveLength(1);
  });
});

describe('what is said about a call', () => {
  it('holds no secret of it, whatever happens', async ({ receiver, sender }) => {
    const secret = 'S3cret-value';
    const port = await closedPort();
    receiver.answerWith('reset', 'hang', { status: 302, headers: { location: `/?s=${secret}` } });
    const changes = { headers: { authorization: secret }, body: secret, timeoutMs: 60 };
    const call = (base: string) => aCall(`${base}${secret}?sid=${secret}`, changes);
    const answers = [
      await sender.send(call(receiver.url)),
      await sender.send(call(receiver.url)),
      await sender.send(call(receiver.url)),
      await sender.send(call(`http://127.0.0.1:${port}/`)),
      await sender.send(call('http://studyhook.invalid/')),
      await sender.send({ ...call(receiver.url), allowPrivate: false }),
    ];
    expect(answers.map(({ kind }) => kind)).toEqual(Array(6).fill('no_answer'));
    expect(JSON.stringify(answers)).not.toContain(secret);
  });

  it('is not said at all where we built it wrong: that is a fault', async ({
    receiver,
    sender,
  }) => {
    const call = aCall(receiver.url, { headers: { 'x-note': 'two\nlines' } });
    await expect(sender.send(call)).rejects.toThrow(/could not be made/);
  });
});
