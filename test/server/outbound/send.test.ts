import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSender, type Sender } from '../../../server/outbound/send.ts';
import { startReceiver, type Receiver } from '../../support/receiver.ts';
import { aCall } from './fixtures.ts';

let receiver: Receiver;
let sender: Sender;

beforeEach(async () => {
  receiver = await startReceiver();
  sender = createSender();
});

afterEach(async () => {
  await sender.close();
  await receiver.close();
});

/** A port on which nothing listens: one that was just free. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a call that is answered', () => {
  it('arrives with its method, path, query, headers and body', async () => {
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

  it('gives status, body and the headers that explain it, and no cookie', async () => {
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

  it('keeps the path of a location, not its query', async () => {
    receiver.answerWith({ status: 201, headers: { location: '/things/1?token=secret#x' } });
    expect(await sender.send(aCall(receiver.url))).toMatchObject({
      headers: { location: `${receiver.url}things/1` },
    });
  });

  it('may be a GET with a JSON body, as GET_JSON is', async () => {
    const call = aCall(receiver.url, {
      method: 'GET',
      headers: { 'content-type': 'application/json' },
      body: '{"uuid":"1"}',
    });
    expect(await sender.send(call)).toMatchObject({ kind: 'answered', status: 200 });
    expect(receiver.requests[0]).toMatchObject({ method: 'GET', json: { uuid: '1' } });
  });

  it('is its own, however many are made at once', async () => {
    const calls = Array.from({ length: 50 }, (_, index) =>
      sender.send(aCall(`${receiver.url}n/${index}`)),
    );
    const answers = await Promise.all(calls);
    expect(answers.every((answer) => answer.kind === 'answered')).toBe(true);
    expect(new Set(receiver.requests.map(({ path }) => path)).size).toBe(50);
  });
});

describe('a long answer', () => {
  it('of exactly 64 KB is kept whole', async () => {
    receiver.answerWith({ body: 'x'.repeat(65_536) });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer).toMatchObject({ kind: 'answered', truncated: false });
    expect(answer.kind === 'answered' && answer.body.length).toBe(65_536);
  });

  it('is cut at 64 KB without breaking a character', async () => {
    receiver.answerWith({ body: `x${'é'.repeat(40_000)}` });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer).toMatchObject({ kind: 'answered', truncated: true });
    // One byte and 32,767 characters of two: the last byte of the 65,536 is half a character.
    expect(answer.kind === 'answered' && answer.body).toBe(`x${'é'.repeat(32_767)}`);
  });

  it('of several megabytes is not read to its end', async () => {
    receiver.answerWith({ body: Buffer.alloc(8 * 1024 * 1024, 'x') });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer).toMatchObject({ kind: 'answered', status: 200, truncated: true });
    expect(await sender.send(aCall(receiver.url))).toMatchObject({ body: '{"status":"OK"}' });
  });

  it('is kept as far as the call asks', async () => {
    receiver.answerWith({ body: 'x'.repeat(100_000) });
    const answer = await sender.send(aCall(receiver.url, { keptBytes: 200_000 }));
    expect(answer.kind === 'answered' && answer.body.length).toBe(100_000);
  });

  it('that never ends is known once all that is kept has come', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 900000\r\n\r\n${'x'.repeat(70_000)}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await sender.send(aCall(`http://127.0.0.1:${port}/`, { timeoutMs: 150 }));
    expect(answer).toMatchObject({ kind: 'answered', status: 200, truncated: true });
    server.close();
  });
});

describe('a call without an answer', () => {
  it('that is reset may have arrived', async () => {
    receiver.answerWith('reset');
    expect(await sender.send(aCall(receiver.url))).toMatchObject({
      kind: 'no_answer',
      why: 'connection',
      mayHaveArrived: true,
    });
  });

  it('may have arrived when the answer breaks off half-way', async () => {
    receiver.answerWith('break_off');
    expect(await sender.send(aCall(receiver.url))).toMatchObject({
      kind: 'no_answer',
      why: 'connection',
      mayHaveArrived: true,
    });
  });

  it('is not repeated', async () => {
    receiver.answerWith('reset');
    await sender.send(aCall(receiver.url, { method: 'GET', body: null }));
    expect(receiver.requests).toHaveLength(1);
  });

  it.each(['hang', 'stall'] as const)('times out when the other side does %s', async (how) => {
    receiver.answerWith(how);
    const answer = await sender.send(aCall(receiver.url, { timeoutMs: 60 }));
    expect(answer).toMatchObject({
      kind: 'no_answer',
      why: 'timeout',
      message: `127.0.0.1:${receiver.port} did not answer within 0.1 s.`,
      mayHaveArrived: true,
    });
  });

  it('has not arrived where nothing listens', async () => {
    const port = await closedPort();
    expect(await sender.send(aCall(`http://127.0.0.1:${port}/`))).toMatchObject({
      kind: 'no_answer',
      why: 'connection',
      message: `Could not connect to 127.0.0.1:${port}: nothing accepts connections there. Check the port, and that the service is running.`,
      mayHaveArrived: false,
    });
  });

  it('has not arrived where the name does not exist', async () => {
    const answer = await sender.send(aCall('http://studyhook.invalid/'));
    expect(answer).toMatchObject({ why: 'connection', mayHaveArrived: false });
  });

  it('has not arrived where the other side speaks no TLS', async () => {
    const address = receiver.url.replace('http:', 'https:');
    expect(await sender.send(aCall(address))).toMatchObject({
      why: 'connection',
      mayHaveArrived: false,
    });
    expect(receiver.requests).toHaveLength(0);
  });

  it('says so where what comes back is not HTTP', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await sender.send(aCall(`http://127.0.0.1:${port}/`))).toMatchObject({
      why: 'connection',
      message: `No answer from 127.0.0.1:${port}: what it answered is not HTTP.`,
      mayHaveArrived: true,
    });
    server.close();
  });
});

describe('a call that is broken off', () => {
  it('never leaves when the signal came first', async () => {
    const signal = AbortSignal.abort();
    expect(await sender.send(aCall(receiver.url, { signal }))).toMatchObject({
      why: 'aborted',
      mayHaveArrived: false,
    });
    expect(receiver.requests).toHaveLength(0);
  });

  it('does not leave later either, once it was said that it had not arrived', async () => {
    const controller = new AbortController();
    const sent = sender.send(aCall(`${receiver.url}first`, { signal: controller.signal }));
    // The connection is still being made.
    controller.abort();
    expect(await sent).toMatchObject({ why: 'aborted', mayHaveArrived: false });
    await sender.send(aCall(`${receiver.url}second`));
    await sender.send(aCall(`${receiver.url}third`));
    expect(receiver.requests.map(({ path }) => path)).toEqual(['/second', '/third']);
  });

  it('may have arrived when it was under way', async () => {
    receiver.answerWith('hang');
    const controller = new AbortController();
    const sent = sender.send(aCall(receiver.url, { signal: controller.signal }));
    await receiver.nextRequest();
    controller.abort();
    expect(await sent).toMatchObject({ why: 'aborted', mayHaveArrived: true });
  });

  it('answers aborted when the sender is closed', async () => {
    receiver.answerWith('hang');
    const sent = sender.send(aCall(receiver.url));
    await receiver.nextRequest();
    await sender.close();
    expect(await sent).toMatchObject({ why: 'aborted', mayHaveArrived: true });
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('with status %d is never followed', async (status) => {
    receiver.answerWith({ status, headers: { location: 'https://elsewhere.example/x?sid=abc' } });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer).toMatchObject({
      kind: 'no_answer',
      why: 'redirect',
      message: `127.0.0.1:${receiver.port} answered with a redirect (${status}) to another host, elsewhere.example. Redirects are not followed: enter the final address on the connection.`,
      mayHaveArrived: true,
    });
    expect(receiver.requests).toHaveLength(1);
  });

  it('to the same host is not followed either, and said to be one', async () => {
    receiver.answerWith({ status: 302, headers: { location: '/login?return=secret' } });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer).toMatchObject({ why: 'redirect' });
    expect(answer.kind === 'no_answer' && answer.message).toContain(
      'to another path on the same host',
    );
  });

  it('to https names the scheme, which is what has to change', async () => {
    const location = receiver.url.replace('http:', 'https:');
    receiver.answerWith({ status: 308, headers: { location } });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer.kind === 'no_answer' && answer.message).toContain(
      `to https://127.0.0.1:${receiver.port}.`,
    );
  });

  it('without a usable address is told as one', async () => {
    receiver.answerWith({ status: 301 }, { status: 301, headers: { location: 'http://[' } });
    expect(await sender.send(aCall(receiver.url))).toMatchObject({ why: 'redirect' });
    expect(await sender.send(aCall(receiver.url))).toMatchObject({ why: 'redirect' });
  });
});

describe('an address that is refused', () => {
  it.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433'])(
    'is not called as %s',
    async (host) => {
      const address = `http://${host}:${receiver.port}/`;
      expect(await sender.send(aCall(address, { allowPrivate: false }))).toMatchObject({
        kind: 'no_answer',
        why: 'refused_address',
        mayHaveArrived: false,
      });
      expect(receiver.requests).toHaveLength(0);
    },
  );

  it('is not reached over a connection that somebody else may use', async () => {
    const address = `http://localhost:${receiver.port}/`;
    expect(await sender.send(aCall(address))).toMatchObject({ kind: 'answered' });
    expect(await sender.send(aCall(address, { allowPrivate: false }))).toMatchObject({
      why: 'refused_address',
    });
    expect(receiver.requests).toHaveLength(1);
  });
});

describe('what is said about a call', () => {
  it('holds no secret of it, whatever happens', async () => {
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

  it('is not said at all where we built it wrong: that is a fault', async () => {
    const call = aCall(receiver.url, { headers: { 'x-note': 'two\nlines' } });
    await expect(sender.send(call)).rejects.toThrow(/could not be made/);
  });
});
