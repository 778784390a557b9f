import { describe, expect, it } from 'vitest';
import {
  eventValues,
  findValues,
  isEmptyValue,
  showValue,
} from '../../../client/activity/values.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';

const data = {
  study: { modality: 'CT', patient_name: '', 'x-own': { deep: [1] } },
  odd: { name: 'Ada' },
};

describe('the values of an event', () => {
  const all = eventValues(data, ambra);

  it('have the names that people know, or their own', () => {
    expect(all.map(({ label }) => label)).toEqual(['Study', 'odd']);
    const [modality, , own] = all[0]?.fields ?? [];
    expect(modality).toMatchObject({ label: 'Modality', meaning: 'Computed tomography' });
    expect(own).toMatchObject({ path: 'study.x-own', label: 'x-own', meaning: null });
  });

  it.each([
    ['modal', ['study.modality']],
    ['tomography', ['study.modality']],
    ['ada', ['odd.name']],
    ['deep', ['study.x-own']],
    ['nothing like it', []],
  ])('are found by %j', (text, paths) => {
    expect(findValues(all, text).flatMap(({ fields }) => fields.map(({ path }) => path))).toEqual(
      paths,
    );
  });

  it('are all there while nothing is looked for', () => {
    expect(findValues(all, '  ')).toEqual(all);
  });
});

describe('a value', () => {
  it('is shown as the text that it is', () => {
    expect(showValue('<b>')).toBe('<b>');
    expect(showValue(0)).toBe('0');
    expect(showValue(false)).toBe('false');
    expect(showValue({ a: 1 })).toBe('{\n  "a": 1\n}');
  });

  it('is empty only where there is none', () => {
    expect([null, '', 0, false].map(isEmptyValue)).toEqual([true, true, false, false]);
  });
});
