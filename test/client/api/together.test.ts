import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../client/api/request.ts';
import { sayHastened } from '../../../client/api/together.ts';

const gone = new ApiError({ status: 409, title: 'Too late for that' });
const came = (done: number, refused: number) => ({
  done,
  refused: Array(refused).fill(gone) as ApiError[],
});

describe('calls that are made before their time', () => {
  it('are told by their number, beside those that went out by themselves', () => {
    expect(sayHastened(came(3, 1))).toBe('3 calls are being made now. 1 had gone out by itself.');
    expect(sayHastened(came(1, 2))).toBe(
      'One call is being made now. 2 had gone out by themselves.',
    );
    expect(sayHastened(came(1, 0))).toBe('The call is being made now.');
    expect(sayHastened(came(0, 2))).toBe('They have gone out by themselves.');
    expect(sayHastened(came(0, 1))).toBe('It has gone out by itself.');
  });
});
