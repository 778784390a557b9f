import { describe, expect, it } from 'vitest';
import { answerOf, gistOf, newestFirst, parametersOf } from '../../../client/demo/received.ts';
import type { ReceivedCall } from '../../../shared/model/hospital.ts';

const call = (more: Partial<ReceivedCall> = {}): ReceivedCall => ({
  number: 1,
  at: '2026-11-24T02:50:45.499Z',
  method: 'POST',
  path: 'study/push',
  contentType: null,
  parameters: { uuid: 'study-1', destination_id: 'reading-1', sid: '***' },
  webhookId: 'delivery-1',
  status: 200,
  errorType: null,
  ...more,
});
const names = new Map([
  ['study-1', 'CT CHEST of PATEL, AHMED'],
  ['reading-1', 'Reading station 1'],
]);

describe('what the hospital received', () => {
  it('comes newest first, without what no rule asked for where that is wanted', () => {
    const calls = [call(), call({ number: 2, webhookId: null }), call({ number: 3 })];
    expect(newestFirst(calls, true).map(({ number }) => number)).toEqual([3, 1]);
    expect(newestFirst(calls, false).map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(calls[0]?.number).toBe(1);
  });

  it('is told by the names behind its uuids', () => {
    expect(gistOf(call(), names)).toBe('CT CHEST of PATEL, AHMED → Reading station 1');
    expect(gistOf(call(), new Map())).toBe('');
    expect(gistOf(call({ parameters: { subject: 'It runs' } }), names)).toBe('It runs');
  });

  it('shows nested values as JSON and text as it is', () => {
    const parameters = { note: '<b>', count: 2, filter: { a: [1] } };
    expect(parametersOf(call({ parameters }), names)).toEqual([
      { name: 'note', value: '<b>', meaning: null },
      { name: 'count', value: '2', meaning: null },
      { name: 'filter', value: '{"a":[1]}', meaning: null },
    ]);
  });

  it('says how it was answered', () => {
    expect(answerOf(call())).toEqual({ tone: 'good', text: '200 OK' });
    expect(answerOf(call({ status: null }))).toEqual({ tone: 'wait', text: 'No answer yet' });
    expect(answerOf(call({ status: 412, errorType: 'NOT_READY' }))).toEqual({
      tone: 'bad',
      text: '412 NOT_READY',
    });
    expect(answerOf(call({ status: 500, errorType: 'ERROR' })).text).toBe('500 error');
  });
});
