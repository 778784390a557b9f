import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ApiError } from '../../../client/api/request.ts';
import { conflictOver, overtakenBy, troubleWith } from '../../../client/connections/trouble.ts';

const schema = z.object({ name: z.string() });

describe('why something was not saved', () => {
  it('carries what somebody else has saved meanwhile', () => {
    const stale = new ApiError({ status: 409, title: 'Changed', body: { current: { name: 'A' } } });
    expect(overtakenBy(stale, schema)).toEqual({ name: 'A' });
    const inUse = new ApiError({ status: 409, title: 'In use', body: {} });
    expect(overtakenBy(inUse, schema)).toBeNull();
  });

  it('names what differs by now, in one sentence', () => {
    expect(conflictOver('user', null, ['name']).text).toContain('the name differs.');
    expect(conflictOver('user', null, ['name', 'login']).text).toContain(
      'the name and the login differ.',
    );
  });

  it('repeats nothing that stands at a field', () => {
    const error = new ApiError({ status: 422, title: 'Not saved yet', body: {} });
    expect(troubleWith(error, ['odd']).text).toBe('odd');
    expect(troubleWith(new Error('No connection'), [])).toMatchObject({ text: 'No connection' });
  });
});
