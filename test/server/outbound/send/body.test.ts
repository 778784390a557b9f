import { describe, expect } from 'vitest';
import { aCall } from '../fixtures.ts';
import { it, startRawServer } from '../sending.ts';

describe('an answer in UTF-8', () => {
  it('is kept without its mark, and with a sign where its bytes are none', async ({
    receiver,
    sender,
  }) => {
    receiver.answerWith({ body: '\ufeff{"status":"OK"}' });
    expect(await sender.send(aCall(receiver.url))).toMatchObject({ body: '{"status":"OK"}' });
    receiver.answerWith({ body: Buffer.from([0x7b, 0xff, 0x7d]) });
    expect(await sender.send(aCall(receiver.url))).toMatchObject({ body: '{\ufffd}' });
  });
});

describe('a long answer', () => {
  it('of exactly 64 KB is kept whole', async ({ receiver, sender }) => {
    receiver.answerWith({ body: 'x'.repeat(65_536) });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer).toMatchObject({ kind: 'answered', truncated: false });
    expect(answer.kind === 'answered' && answer.body.length).toBe(65_536);
  });

  it('is cut at 64 KB without breaking a character', async ({ receiver, sender }) => {
    receiver.answerWith({ body: `x${'é'.repeat(40_000)}` });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer).toMatchObject({ kind: 'answered', truncated: true });
    // One byte and 32,767 characters of two: the last byte of the 65,536 is half a character.
    expect(answer.kind === 'answered' && answer.body).toBe(`x${'é'.repeat(32_767)}`);
  });

  it('of several megabytes is not read to its end', async ({ receiver, sender }) => {
    receiver.answerWith({ body: Buffer.alloc(8 * 1024 * 1024, 'x') });
    const answer = await sender.send(aCall(receiver.url));
    expect(answer).toMatchObject({ kind: 'answered', status: 200, truncated: true });
    expect(await sender.send(aCall(receiver.url))).toMatchObject({ body: '{"status":"OK"}' });
  });

  it('is kept as far as the call asks', async ({ receiver, sender }) => {
    receiver.answerWith({ body: 'x'.repeat(100_000) });
    const answer = await sender.send(aCall(receiver.url, { keptBytes: 200_000 }));
    expect(answer.kind === 'answered' && answer.body.length).toBe(100_000);
  });

  it('that never ends is known once all that is kept has come', async ({ sender }) => {
    const address = await startRawServer((socket) => {
      socket.on('error', () => undefined);
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 900000\r\n\r\n${'x'.repeat(70_000)}`);
    });
    const answer = await sender.send(aCall(address, { timeoutMs: 150 }));
    expect(answer).toMatchObject({ kind: 'answered', status: 200, truncated: true });
  });
});
