import { describe, expect, it } from 'vitest';
import {
  converted,
  fixedValue,
  insertBegun,
  isFreeText,
  modeOf,
  readsFields,
  shownOf,
  templateValue,
  usualMode,
  withInsert,
} from '../../../client/inspector/action/parameterModes.ts';
import { referencesIn } from '../../../shared/model/reference.ts';

describe('the value of a parameter', () => {
  it('is shown as what it is', () => {
    expect(shownOf('study.uuid')).toEqual({ kind: 'field', path: 'study.uuid' });
    expect(shownOf('Study {{study.uuid}} came')).toEqual({
      kind: 'template',
      text: 'Study {{study.uuid}} came',
    });
    expect(shownOf('reports.example.org')).toEqual({ kind: 'plain', text: 'reports.example.org' });
    expect(shownOf(7)).toEqual({ kind: 'plain', text: '7' });
    expect(shownOf({ literal: 'study.uuid' })).toEqual({ kind: 'plain', text: 'study.uuid' });
    expect(shownOf({ literal: { a: 1 } })).toEqual({ kind: 'json' });
    expect(shownOf(['study.uuid'])).toEqual({ kind: 'json' });
  });

  it('is never read as a field when it was typed as a fixed text', () => {
    for (const text of ['study.uuid', 'hl7.type', 'example.org', 'CT']) {
      const value = fixedValue(text);
      expect(referencesIn({ parameter: value ?? null })).toEqual([]);
      expect(shownOf(value)).toEqual({ kind: 'plain', text });
    }
  });

  it('is a number only where the parameter holds numbers, and only where nothing of the writing is lost', () => {
    expect(fixedValue('12', 'number')).toBe(12);
    expect(fixedValue('1', 'flag')).toBe(1);
    expect(fixedValue('0.50', 'number')).toBe('0.50');
    expect(fixedValue('007', 'number')).toBe('007');
    expect(fixedValue('12', 'text')).toBe('12');
    expect(fixedValue('12345678901234567890', 'number')).toBe('12345678901234567890');
  });

  it('is nothing when it is empty', () => {
    expect(fixedValue('')).toBeUndefined();
    expect(templateValue('')).toBeUndefined();
  });

  it('stays a text when a text is nothing but the name of a field', () => {
    expect(templateValue('study.uuid')).toEqual({ literal: 'study.uuid' });
  });
});

describe('how a parameter is filled in', () => {
  it('follows the value, and what was chosen as long as the value says nothing', () => {
    expect(modeOf(shownOf('study.uuid'), 'fixed', 'fixed')).toBe('field');
    expect(modeOf(shownOf('a {{study.uuid}}'), 'fixed', 'fixed')).toBe('text');
    expect(modeOf(shownOf(undefined), null, 'field')).toBe('field');
    expect(modeOf(shownOf(undefined), 'text', 'field')).toBe('text');
    expect(modeOf(shownOf('plain'), 'text', 'fixed')).toBe('text');
    expect(modeOf(shownOf('plain'), 'field', 'fixed')).toBe('fixed');
    expect(modeOf(shownOf([1]), 'fixed', 'fixed')).toBe('json');
  });

  it('begins with the event for uuids that no list of names has', () => {
    expect(usualMode({ type: 'uuid' })).toBe('field');
    expect(usualMode({ type: 'uuid', names: 'destination' })).toBe('fixed');
    expect(usualMode({ type: 'text' })).toBe('fixed');
  });

  it('takes along what means the same in the other mode', () => {
    expect(converted('study.uuid', 'text')).toBe('{{study.uuid}}');
    expect(converted('{{ study.uuid }}', 'field')).toBe('study.uuid');
    expect(converted('Study {{study.uuid}}', 'field')).toBeUndefined();
    expect(converted('{{study.uuid}}{{study.modality}}', 'field')).toBeUndefined();
    expect(converted('plain', 'text')).toBe('plain');
    expect(converted('study.uuid', 'fixed')).toBeUndefined();
    expect(converted({ literal: 'study.uuid' }, 'text')).toEqual({ literal: 'study.uuid' });
  });

  it('puts a field where the cursor is, in place of what is selected', () => {
    expect(withInsert('Study came', 'study.uuid', 6)).toEqual({
      text: 'Study {{study.uuid}}came',
      cursor: 20,
    });
    expect(withInsert('Study X', 'study.uuid', 6, 7).text).toBe('Study {{study.uuid}}');
  });

  it('knows the field that is begun with two braces before the cursor', () => {
    expect(insertBegun('Study {{', 8)).toEqual({ from: 6, to: 8, written: '' });
    expect(insertBegun('Study {{study.mod', 17)).toEqual({ from: 6, to: 17, written: 'study.mod' });
    expect(insertBegun('Study {{mod}} came', 11)).toEqual({ from: 6, to: 13, written: 'mod' });
    expect(insertBegun('Study {{study.uuid}}', 20)).toBeNull();
    expect(insertBegun('Study {', 7)).toBeNull();
    expect(insertBegun('{{a\nb', 5)).toBeNull();
  });

  it('lets fields stand within texts, and not within what is a name, a term or a number', () => {
    expect(isFreeText({ name: 'body', label: 'Text', type: 'text', required: true })).toBe(true);
    const term = { name: 'kind', label: 'Kind', type: 'text', required: true } as const;
    expect(isFreeText({ ...term, values: ['Study'] })).toBe(false);
    expect(isFreeText({ ...term, names: 'group' })).toBe(false);
    expect(isFreeText({ ...term, type: 'number' })).toBe(false);
  });

  it('can lack a field wherever it reads one, however deep', () => {
    expect(readsFields('study.uuid')).toBe(true);
    expect(readsFields({ a: [{ b: 'Hello {{study.patient_name}}' }] })).toBe(true);
    expect(readsFields({ literal: 'study.uuid' })).toBe(false);
    expect(readsFields('example.org')).toBe(false);
  });
});
