import { describe, expect, it } from 'vitest';
import { mendingOf } from '../../../client/connections/mending.ts';

describe('mendingOf', () => {
  it('leads to the connection for what is said of the platform', () => {
    expect(mendingOf('baseUrl', 'c1', undefined)).toEqual({
      kind: 'edit',
      connection: 'c1',
      at: 'baseUrl',
    });
  });

  it('leads to the user whose login was tried', () => {
    expect(mendingOf('password', 'c1', 'u1')).toEqual({
      kind: 'user',
      connection: 'c1',
      identity: 'u1',
    });
  });

  it('leads nowhere if it could have been any of several users', () => {
    expect(mendingOf('login', 'c1', undefined)).toBeUndefined();
  });
});
