import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../client/api/request.ts';
import { refusalOf } from '../../../client/rules/refusal.ts';

const refused = (status: number, body: unknown) =>
  new ApiError({ status, title: 'No', detail: 'Because.', body });

describe('a refusal', () => {
  it('tells the newest revision where somebody was quicker', () => {
    expect(refusalOf(refused(409, { current: { revision: 7 } }))).toEqual({
      kind: 'stale',
      revision: 7,
    });
  });

  it('tells what is open where nothing was said of it', () => {
    expect(refusalOf(refused(409, { waiting: 3 }))).toEqual({ kind: 'open', waiting: 3, held: 0 });
    expect(refusalOf(refused(409, { waiting: 0, held: 2 }))).toMatchObject({ held: 2 });
  });

  it('is otherwise in the server’s words', () => {
    expect(refusalOf(refused(409, {}))).toMatchObject({ kind: 'other' });
    expect(refusalOf(refused(422, { waiting: 3 }))).toMatchObject({ kind: 'other' });
    expect(refusalOf(new Error('Broken'))).toEqual({ kind: 'other', message: 'Broken' });
  });
});
