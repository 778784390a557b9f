import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPhi } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { hidden, maskData, maskParameters } from '../../../shared/catalogue/mask.ts';
import { substitute } from '../../../shared/dispatch/substitute.ts';
import type { JsonObject } from '../../../shared/model/json.ts';

const study = ambra.objects.find(({ name }) => name === 'study');
const fields = (study?.fields ?? []).filter(({ pattern }) => !pattern).map(({ name }) => name);
const someFields = fc.subarray([...fields, 'customfield-1', 'of_tomorrow']);
/** A value that tells which field it was in, plain or nested. */
const valueOf = (field: string, isNested: boolean) =>
  isNested ? { deep: [`<${field}>`] } : `<${field}>`;

describe('an event for those who may not see patients', () => {
  it('keeps its fields, and of their values only those that can identify nobody', () => {
    fc.assert(
      fc.property(someFields, fc.boolean(), (names, isNested) => {
        const data = { study: Object.fromEntries(names.map((n) => [n, valueOf(n, isNested)])) };
        const masked = maskData(ambra, data);
        expect(Object.keys(masked['study'] ?? {})).toEqual(names);
        for (const name of names) {
          const isOpen = !isNested && !isPhi(ambra, `study.${name}`);
          expect(masked['study']?.[name]).toBe(isOpen ? `<${name}>` : hidden);
        }
      }),
    );
  });

  it('still shows what is missing', () => {
    const data = { study: { patient_name: null, patientid: '' } };
    expect(maskData(ambra, data)).toEqual(data);
  });
});

describe('the parameters of a call for those who may not see patients', () => {
  const places = fc.constantFrom<(field: string) => JsonObject>(
    (field) => ({ p: `study.${field}` }),
    (field) => ({ p: `Of {{study.${field}}}, {{study.uuid}}` }),
    (field) => ({ p: ['study.of_yesterday', `study.${field}`, 'fixed'] }),
    (field) => ({ p: { q: [{ r: `study.${field}` }] } }),
    (field) => ({ _REPLACE_WITH_JSON_: `study.${field}` }),
  );

  it('hold no value of a field that can identify somebody, wherever it stands', () => {
    const secret = fc.constantFrom(...fields.filter((name) => isPhi(ambra, `study.${name}`)));
    fc.assert(
      fc.property(places, secret, (place, field) => {
        const isWhole = '_REPLACE_WITH_JSON_' in place(field);
        const data = { study: { uuid: 'u', [field]: isWhole ? '{"a":"JANE"}' : 'JANE' } };
        const result = substitute(place(field), data, { p: 'omit' });
        if (result.kind !== 'ready') throw new Error(result.why);
        expect(JSON.stringify(result.parameters)).toContain('JANE');
        const masked = maskParameters(ambra, result.parameters, result.from);
        expect(JSON.stringify(masked)).not.toContain('JANE');
        expect(Object.keys(masked)).toEqual(Object.keys(result.parameters));
      }),
    );
  });

  it('show what the author wrote and what identifies nobody', () => {
    const parameters = { uuid: 'study.uuid', modality: 'study.modality', fixed: 'as it is' };
    const result = substitute(parameters, { study: { uuid: 'u', modality: 'CT' } }, {});
    if (result.kind !== 'ready') throw new Error(result.why);
    expect(maskParameters(ambra, result.parameters, result.from)).toEqual(result.parameters);
  });
});
