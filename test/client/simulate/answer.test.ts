import { describe, expect, it } from 'vitest';
import {
  answeredEvent,
  goodAnswer,
  unsentEvent,
  usualErrors,
} from '../../../client/simulate/answer.ts';
import { readBehind } from '../../../client/simulate/readBehind.ts';
import { flowOf } from '../../../shared/authoring/flow.ts';
import { judge } from '../../../shared/dispatch/retry.ts';
import { aWebhook, anEvent } from '../../support/events.ts';
import { action, condition, equals, graph, split, trigger, wait } from '../../support/graphs.ts';

const event = anEvent();
const failing = { ...goodAnswer, ending: 'failed' as const };
const calling = (command: string) => aWebhook({ url: `http://localhost:8020/${command}` });

describe('a pretended answer', () => {
  it('says what the command usually answers, in invented values', () => {
    const { type, data } = answeredEvent(event, calling('message/add'), { body: 'b' }, goodAnswer);
    expect(type).toBe('WEBHOOK_SUCCEEDED');
    expect(data['response']).toEqual({
      status: 'OK',
      uuid: expect.stringMatching(/^5c0ffee0-/),
      http_status: 200,
    });
    expect(data['webhook']).toMatchObject({ last_error: null });
    expect(data).toMatchObject({ study: event.data['study'], parameters: { body: 'b' } });
  });

  it('knows nothing of a command that no catalogue lists, but that it was answered', () => {
    const elsewhere = aWebhook({ url: 'https://his.example/notify' });
    const { data } = answeredEvent(event, elsewhere, {}, goodAnswer);
    expect(data['response']).toEqual({ http_status: 200 });
    expect(usualErrors(elsewhere)).toEqual(['HTTP 503']);
  });

  it('fails in the words in which the call would have failed', () => {
    const { type, data } = answeredEvent(event, calling('study/push'), {}, failing);
    expect(type).toBe('WEBHOOK_FAILED');
    const body = JSON.stringify(data['response']);
    const answer = { kind: 'answered', status: 412, headers: {}, body, truncated: false } as const;
    const verdict = judge({ ...answer, milliseconds: 1 }, { attempt: 4, mayHaveArrived: false });
    expect(data['webhook']?.['last_error']).toBe(verdict.why);
    expect(usualErrors(calling('study/push'))[0]).toBe(verdict.why);
  });

  it('is filled in by whoever tries, for each end by itself; an empty value is missing', () => {
    const answer = {
      ...goodAnswer,
      typed: {
        succeeded: { 'response.uuid': 'u-1', 'response.status': '', 'response.http_status': '201' },
        failed: { 'webhook.last_error': 'no such study' },
      },
    };
    const good = answeredEvent(event, calling('message/add'), {}, answer);
    expect(good.data['response']).toEqual({ uuid: 'u-1', http_status: 201 });
    const bad = answeredEvent(event, calling('message/add'), {}, { ...answer, ending: 'failed' });
    expect(bad.data['webhook']?.['last_error']).toBe('no such study');
  });

  it('is none for a call that could not be sent: why is known', () => {
    const { data, causes } = unsentEvent(event, aWebhook(), 'not sent: study.uuid is missing');
    expect(data).toMatchObject({
      webhook: { last_error: 'not sent: study.uuid is missing' },
      response: {},
      parameters: {},
    });
    expect(causes).toEqual(['webhook-1']);
  });
});

describe('what is read of an answer', () => {
  const read = (field: string) => action(`by ${field}`, { parameters: { uuid: field } });
  const drawn = flowOf(
    graph(
      [
        trigger('arrives'),
        action('push'),
        wait('later', 60),
        condition('isDone', {
          any: [equals('DONE', 'response.status'), equals('OK', 'response.status'), equals('CT')],
        }),
        split('by', 'response.kind', { a: ['A'], b: [2] }),
        read('response.uuid'),
        read('webhook.name'),
        read('webhook.last_error'),
        read('response.deeper.still'),
      ],
      'arrives.out > push',
      'push.succeeded > later',
      'later.out > isDone',
      'isDone.yes > by',
      'by.a > by response.uuid',
      'by.b > by webhook.name',
      'by response.uuid.succeeded > by response.deeper.still',
      'push.failed > by webhook.last_error',
    ),
  );

  it('is what the steps as far as the next call name, with the values that they compare', () => {
    expect(readBehind(drawn, 'push', 'succeeded')).toEqual([
      { path: 'response.status', wanted: ['DONE', 'OK'] },
      { path: 'response.kind', wanted: ['A', '2'] },
      { path: 'response.uuid', wanted: [] },
    ]);
    expect(readBehind(drawn, 'by response.uuid', 'succeeded')).toEqual([
      { path: 'response.deeper.still', wanted: [] },
    ]);
  });

  it('is the error behind a failure only', () => {
    expect(readBehind(drawn, 'push', 'failed')).toEqual([
      { path: 'webhook.last_error', wanted: [] },
    ]);
  });

  it('is nothing at an exit to which nothing is connected', () => {
    expect(readBehind(drawn, 'by webhook.name', 'succeeded')).toBeNull();
  });
});
