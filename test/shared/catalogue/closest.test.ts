import { describe, expect, test } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { closest, lengthened } from '../../../shared/catalogue/closest.ts';

const events = ambra.events.map(({ name }) => name);
const commands = ambra.commands.map(({ path }) => path);

describe('“did you mean”', () => {
  test.each([
    ['STUDY_SYCN', 'STUDY_SYNC'],
    ['study_sync', 'STUDY_SYNC'],
    ['STUDY_SYNCC', 'STUDY_SYNC'],
    ['STUD_SYNC', 'STUDY_SYNC'],
    ['STUDY_APROVE', 'STUDY_APPROVE'],
    ['HL7_AD', 'HL7_ADD'],
  ])('takes the event %s for %s', (typed, meant) => {
    expect(closest(typed, events)).toBe(meant);
  });

  test('takes a slip in a command for the nearest one', () => {
    expect(closest('study/psh', commands)).toBe('study/push');
    expect(closest('destination_di', ['destination_id', 'duration'])).toBe('destination_id');
  });

  test('says nothing when nothing is near', () => {
    expect(closest('ZEBRA', events)).toBeUndefined();
    expect(closest('', events)).toBeUndefined();
    expect(closest('STUDY_SYNC', [])).toBeUndefined();
  });

  test('prefers the first of two that are equally near', () => {
    expect(closest('bat', ['cat', 'hat'])).toBe('cat');
  });
});

describe('a name that somebody shortened', () => {
  const names = ['account_id', 'group_id', 'group_identifier', 'user_id'];

  test('is taken for the shortest that only has more letters', () => {
    expect(lengthened('grp_id', names)).toBe('group_id');
    expect(lengthened('USR_ID', names)).toBe('user_id');
    expect(lengthened('acct_id', names)).toBe('account_id');
  });

  test('is taken for nothing where too little is left, or it begins otherwise', () => {
    expect(lengthened('gd', names)).toBeUndefined();
    expect(lengthened('gid', names)).toBeUndefined();
    expect(lengthened('roup_id', names)).toBeUndefined();
  });
});
