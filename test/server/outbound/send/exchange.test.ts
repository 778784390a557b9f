import { describe, expect } from 'vitest';
import { aCall } from '../fixtures.ts';
import { closedPort, it, startRawServer } from '../sending.ts';

describe('a call without an answer', () => {
  it('that is reset may have arrived', async ({ receiver, sender }) => {
    receiver.answerWith('reset');
    expect(await sender.send(aCall(receiver.url))).toMatchObject({
      kind: 'no_answer',
      why: 'connection',
      mayHaveArrived: true,
    });
  });

  it('may have arrived when the answer breaks off half-way', async ({ receiver, sender }) => {
    receiver.answerWith('break_off');
    expect(await sender.send(aCall(receiver.url))).toMatchObject({
      kind: 'no_answer',
      why: 'connection',
      mayHaveArrived: true,
    });
  });

  it('is not repeated', async ({ receiver, sender }) => {
    receiver.answerWith('reset');
    await sender.send(aCall(receiver.url, { method: 'GET', body: null }));
    expect(receiver.requests).toHaveLength(1);
  });

  it.for(['hang', 'stall'] as const)(
    'times out when the other side does %s',
    async (how, { receiver, sender }) => {
      receiver.answerWith(how);
      const answer = await sender.send(aCall(receiver.url, { timeoutMs: 60 }));
      expect(answer).toMatchObject({
        kind: 'no_answer',
        why: 'timeout',
        message: `127.0.0.1:${receiver.port} did not answer within 0.1 s.`,
        mayHaveArrived: true,
      });
    },
  );

  it('has not arrived where nothing listens', async ({ sender }) => {
    const port = await closedPort();
    expect(await sender.send(aCall(`http://127.0.0.1:${port}/`))).toMatchObject({
      kind: 'no_answer',
      why: 'connection',
      message: `Could not connect to 127.0.0.1:${port}: nothing accepts connections there. Check the port, and that the service is running.`,
      mayHaveArrived: false,
    });
  });

  it('has not arrived where the name does not exist', async ({ sender }) => {
    const answer = await sender.send(aCall('http://studyhook.invalid/'));
    expect(answer).toMatchObject({ why: 'connection', mayHaveArrived: false });
  });

  it('has not arrived where the other side speaks no TLS', async ({ receiver, sender }) => {
    const address = receiver.url.replace('http:', 'https:');
    expect(await sender.send(aCall(address))).toMatchObject({
      why: 'connection',
      mayHaveArrived: false,
    });
    expect(receiver.requests).toHaveLength(0);
  });

  it('says so where what comes back is not HTTP', async ({ sender }) => {
    const address = await startRawServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    const { host } = new URL(address);
    expect(await sender.send(aCall(address))).toMatchObject({
      why: 'connection',
      message: `No answer from ${host}: what it answered is not HTTP.`,
      mayHaveArrived: true,
    });
  });
});

describe('a call that is broken off', () => {
  it('never leaves when the signal came first', async ({ receiver, sender }) => {
    const signal = AbortSignal.abort();
    expect(await sender.send(aCall(receiver.url, { signal }))).toMatchObject({
      why: 'aborted',
      mayHaveArrived: false,
    });
    expect(receiver.requests).toHaveLength(0);
  });

  it('does not leave later either, once it was said that it had not arrived', async ({
    receiver,
    sender,
  }) => {
    const controller = new AbortController();
    const sent = sender.send(aCall(`${receiver.url}first`, { signal: controller.signal }));
    // The connection is still being made.
    controller.abort();
    expect(await sent).toMatchObject({ why: 'aborted', mayHaveArrived: false });
    await sender.send(aCall(`${receiver.url}second`));
    await sender.send(aCall(`${receiver.url}third`));
    expect(receiver.requests.map(({ path }) => path)).toEqual(['/second', '/third']);
  });

  it('may have arrived when it was under way', async ({ receiver, sender }) => {
    receiver.answerWith('hang');
    const controller = new AbortController();
    const sent = sender.send(aCall(receiver.url, { signal: controller.signal }));
    await receiver.nextRequest();
    controller.abort();
    expect(await sent).toMatchObject({ why: 'aborted', mayHaveArrived: true });
  });

  it('answers aborted when the sender is closed', async ({ receiver, sender }) => {
    receiver.answerWith('hang');
    const sent = sender.send(aCall(receiver.url));
    await receiver.nextRequest();
    await sender.close();
    expect(await sent).toMatchObject({ why: 'aborted', mayHaveArrived: true });
  });
});

describe('a redirect', () => {
  it.for([301, 302, 303, 307, 308])(
    'with status %d is never followed',
    async (status, { receiver, sender }) => {
      receiver.answerWith({ status, headers: { location: 'https://elsewhere.example/x?sid=abc' } });
      const answer = await sender.send(aCall(receiver.url));
      expect(answer).toMatchObject({
        kind: 'no_answer',
        why: 'redirect',
        message: `127.0.0.1:${receiver.port} answered with a redirect (${status}) to another host, elsewhere.example. Redirects are not followed: enter the final address on the connection.`,
        mayHaveArrived: true,
      });
      expect(receiver.requests).toHaveLength(1);
    },
  );

  it('to the same host is not followed either, and said to be one', async ({
    receiver,
    sender,
  }) => {
    receiver.answerWith({ status: 302, headers: { location: '/login?return=secret' } });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer).toMatchObject({ why: 'redirect' });
    expect(answer.kind === 'no_answer' && answer.message).toContain(
      'to another path on the same host',
    );
  });

  it('to https names the scheme, which is what has to change', async ({ receiver, sender }) => {
    const location = receiver.url.replace('http:', 'https:');
    receiver.answerWith({ status: 308, headers: { location } });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer.kind === 'no_answer' && answer.message).toContain(
      `to https://127.0.0.1:${receiver.port}.`,
    );
  });

  it('without a usable address is told as one', async ({ receiver, sender }) => {
    receiver.answerWith({ status: 301 }, { status: 301, headers: { location: 'http://[' } });
    expect(await sender.send(aCall(receiver.url))).toMatchObject({ why: 'redirect' });
    expect(await sender.send(aCall(receiver.url))).toMatchObject({ why: 'redirect' });
  });
});
