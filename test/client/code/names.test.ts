import { describe, expect, it } from 'vitest';
import { givenNames } from '../../../client/code/given.ts';
import { nameSnippet, namesLeft } from '../../../client/code/names.ts';
import { findCommand, type CatalogueCommand } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';

function command(path: string): CatalogueCommand {
  const found = findCommand(ambra, path);
  if (!found) throw new Error(`The catalogue has no ${path}.`);
  return found;
}

function left(path: string, ...given: string[]): string[] {
  return namesLeft(command(path), new Set(given)).map(({ name }) => name);
}

describe('the names that can still be given', () => {
  it('begin with those that have to be given, and leave out those that are', () => {
    expect(left('study/push').slice(0, 2)).toEqual(['uuid', 'destination_id']);
    expect(left('study/push', 'uuid')[0]).toBe('destination_id');
    expect(left('study/push', 'uuid')).not.toContain('uuid');
  });

  it('go on with those of which one has to be given, until one is', () => {
    const wanted = left('study/share', 'uuid');
    expect(wanted.indexOf('email')).toBeLessThan(wanted.indexOf('message'));
    expect(left('study/share', 'uuid', 'email')[0]).not.toBe('account_id');
  });

  it('end with families of names, and never hold the session', () => {
    expect(left('study/share').at(-1)).toBe('customfield-{CUSTOMFIELD_UUID}');
    expect(left('study/share')).not.toContain('sid');
  });

  it('are read from a text that is no JSON yet', () => {
    expect([...givenNames('{\n  ""\n  "uuid": {"inner": 1}, "tags": ["x"], "half')]).toEqual([
      'uuid',
      'tags',
    ]);
  });
});

describe('a name as it comes into the text', () => {
  it('has a place for its value, in quotation marks unless it is a number or JSON', () => {
    const base = { label: '', required: false };
    expect(nameSnippet({ ...base, name: 'uuid', type: 'uuid' })).toBe('"uuid": "$0"');
    expect(nameSnippet({ ...base, name: 'count', type: 'number' })).toBe('"count": $0');
    expect(nameSnippet({ ...base, name: 'customfield-{UUID}', type: 'text', pattern: true })).toBe(
      '"customfield-$0": ""',
    );
  });
});
