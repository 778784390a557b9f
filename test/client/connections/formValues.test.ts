import { describe, expect, it } from 'vitest';
import {
  blame,
  fieldsOf,
  mistakesOf,
  changedBetween,
  isChanged,
  isOnlyPaused,
  valuesOf,
  withoutSecrets,
} from '../../../client/connections/formValues.ts';
import type { ConnectionAnswer } from '../../../shared/model/answers/connections.ts';

const stored: ConnectionAnswer = {
  id: 'c1',
  revision: 3,
  name: 'Platform',
  kind: 'ambra',
  baseUrl: 'https://platform.example.org/api/v3/',
  accountId: 'account-1',
  auth: { kind: 'custom', headers: { 'X-Api-Key': { set: true }, 'X-Site': { set: true } } },
  allowPrivate: false,
  limits: { concurrency: 4, perSecond: 2, timeoutSeconds: 20 },
  paused: false,
  gate: { active: 0, circuit: 'closed' },
  problems: [],
};

describe('the form of a connection', () => {
  it('sends back what it was given when nothing was changed', () => {
    const { name, kind, baseUrl, accountId, auth, allowPrivate, limits } = stored;
    expect(fieldsOf(valuesOf(stored))).toEqual({
      ...{ name, kind, baseUrl, accountId, auth, allowPrivate, limits },
    });
  });

  it('sends a secret only when it was entered anew', () => {
    const values = valuesOf(stored);
    const [first, second] = values.headers;
    if (!first || !second) throw new Error('There are two headers.');
    const changed = { ...values, headers: [{ ...first, value: 'new' }, second] };
    expect(fieldsOf(changed).auth).toEqual({
      kind: 'custom',
      headers: { 'X-Api-Key': 'new', 'X-Site': { set: true } },
    });
  });

  it('takes an account away when its field is emptied, and a limit likewise', () => {
    const fields = fieldsOf({ ...valuesOf(stored), accountId: ' ', perSecond: '' });
    expect(fields.accountId).toBeNull();
    expect(fields.limits).toEqual({ concurrency: 4, timeoutSeconds: 20 });
  });

  it('finds nothing wrong with what is stored', () => {
    expect(mistakesOf(valuesOf(stored))).toEqual({});
  });

  it('asks for a name, an address and whole numbers at their fields', () => {
    const values = { ...valuesOf(null), baseUrl: 'platform.example.org', concurrency: 1.5 };
    expect(Object.keys(mistakesOf(values)).toSorted()).toEqual(['baseUrl', 'concurrency', 'name']);
  });

  it('names a header that is there twice, whatever its case', () => {
    const values = {
      ...valuesOf(stored),
      headers: [
        { name: 'X-Key', value: 'a' },
        { name: 'x-key', value: 'b' },
      ],
    };
    expect(Object.keys(mistakesOf(values))).toEqual(['headers.1.name']);
  });
});

describe('what the server complains of', () => {
  it('is shown at the field it concerns', () => {
    const values = valuesOf(stored);
    const errors = [
      { field: 'baseUrl', message: 'private' },
      { field: 'auth.headers.X-Site', message: 'enter it again' },
      { field: 'limits.perSecond', message: 'too many' },
      { field: 'revision', message: 'odd' },
    ];
    expect(blame(errors, values)).toEqual({
      fields: {
        baseUrl: 'private',
        'headers.1.value': 'enter it again',
        perSecond: 'too many',
      },
      rest: ['odd'],
    });
  });
});

describe('an address on the own network', () => {
  it('is refused with the one way out, as the form has it', () => {
    const message =
      '127.0.0.1 is on this machine or in a private network. If it is meant, allow private addresses on the connection. That is "allowPrivate": true.';
    expect(blame([{ field: 'baseUrl', message }], valuesOf(stored)).fields).toEqual({
      baseUrl:
        '127.0.0.1 is on this machine or in a private network. If it is meant, tick the box below.',
    });
  });
});

describe('what is in the form when it goes away', () => {
  it('is worth keeping only if it says something else than what is stored', () => {
    expect(isChanged(valuesOf(stored), stored)).toBe(false);
    expect(isChanged({ ...valuesOf(stored), name: 'Other' }, stored)).toBe(true);
    expect(isChanged(valuesOf(null), null)).toBe(false);
  });

  it('is kept without its secrets, and what was stored stays stored', () => {
    const values = {
      ...valuesOf(stored),
      password: 'secret',
      headers: [
        { name: 'X-Api-Key', value: null },
        { name: 'X-New', value: 'secret' },
      ],
    };
    expect(JSON.stringify(withoutSecrets(values))).not.toContain('secret');
    expect(withoutSecrets(values).headers).toEqual([
      { name: 'X-Api-Key', value: null },
      { name: 'X-New', value: '' },
    ]);
  });
});

describe('what somebody else has saved meanwhile', () => {
  it('is told by the parts of the form it concerns', () => {
    const theirs = { ...stored, name: 'Theirs', allowPrivate: true, revision: 4 };
    expect(changedBetween(stored, theirs)).toEqual(['name', 'address']);
  });

  it('is nothing to ask about when it was only a pause', () => {
    expect(isOnlyPaused(stored, { ...stored, paused: true, revision: 4 })).toBe(true);
    expect(isOnlyPaused(stored, { ...stored, paused: true, revision: 5 })).toBe(false);
    expect(isOnlyPaused(stored, { ...stored, name: 'Theirs', revision: 4 })).toBe(false);
  });
});
