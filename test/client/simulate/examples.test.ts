import { describe, expect, it } from 'vitest';
import { callValues } from '../../../client/simulate/callValues.ts';
import { exampleOf, valuesAmong } from '../../../client/simulate/examples.ts';
import { fromLocal, toLocal } from '../../../client/simulate/localTime.ts';
import { fieldsRead, readsTime, valueAt, withValue } from '../../../client/simulate/trialEvent.ts';
import { findCommand } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { substitute } from '../../../shared/dispatch/substitute.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { anEvent } from '../../support/events.ts';
import { action, condition, equals, graph, split, trigger } from '../../support/graphs.ts';

describe('an example', () => {
  it('is told by its study: what, whose, from when', () => {
    const event = anEvent({
      study_description: 'CT CHEST',
      patient_name: 'PATEL^AHMED',
      study_date: '20260202',
    });
    const told = exampleOf({ key: 'a', origin: 'came_in', event }, 'Study arrives', '2 hours ago');
    expect(told).toMatchObject({
      mark: 'CT',
      title: 'CT CHEST',
      about: 'PATEL, AHMED · 2026-02-02 · 2 hours ago',
    });
  });

  it('is told by what happened where it is about no study', () => {
    const event = anEvent({}, { data: {} });
    const told = exampleOf({ key: 'a', origin: 'sample', event }, 'At set times');
    expect(told).toMatchObject({ mark: null, title: 'At set times', about: '' });
  });

  it('gives its values to choose from, unless they are different each time', () => {
    const examples = Array.from({ length: 20 }, (_, at) =>
      exampleOf(
        {
          key: String(at),
          origin: 'sample' as const,
          event: anEvent({ modality: at % 2 ? 'CT' : 'MR', accession_number: `A${at}` }),
        },
        '',
      ),
    );
    expect(valuesAmong(examples, 'study.modality', ['US'])).toEqual(['US', 'MR', 'CT']);
    expect(valuesAmong(examples, 'study.accession_number', [])).toEqual([]);
  });
});

describe('what a drawing reads of an event', () => {
  const drawing = graph([
    trigger('arrives'),
    split('by', 'modality', { ct: ['CT'] }),
    condition('isCt', equals('CT')),
    action('push', {
      parameters: { uuid: 'study.uuid', note: 'of {{hl7.patient_name}}', was: 'webhook.uuid' },
    }),
  ]);

  it('is each field once, decisions first, without what only an answer brings', () => {
    expect(fieldsRead(drawing)).toEqual(['study.modality', 'study.uuid', 'hl7.patient_name']);
  });

  it('is the time where hours or ages count', () => {
    expect(readsTime(drawing)).toBe(false);
    const adults = condition('adult', {
      field: 'study.patient_birth_date',
      as: 'years_old',
      op: 'ge',
      value: 18,
    });
    expect(readsTime(graph([trigger('arrives'), adults]))).toBe(true);
  });

  it('can be changed: numbers stay numbers, and nothing is missing', () => {
    const event = anEvent({ image_count: 3 });
    expect(withValue(event, 'study.image_count', '4').data['study']?.['image_count']).toBe(4);
    expect(withValue(event, 'study.image_count', 'x').data['study']?.['image_count']).toBe('x');
    const without = withValue(event, 'study.modality', '');
    expect(valueAt(without, 'study.modality')).toBe('');
    expect(without.data['study']).not.toHaveProperty('modality');
    expect(valueAt(withValue(event, 'hl7.message', 'MSH'), 'hl7.message')).toBe('MSH');
  });

  it('is shown by the clock of whoever looks, and read back to the minute', () => {
    const instant = '2026-03-29T00:30:00.000Z';
    expect(fromLocal(toLocal(instant))).toBe(instant);
    expect(fromLocal('2026-03-')).toBeNull();
  });
});

describe('the values of a call', () => {
  const event = anEvent({ uuid: 'u-1' });
  const told = (written: JsonObject, choices = {}) => {
    const ready = substitute(written, event.data, choices);
    if (ready.kind !== 'ready') throw new Error('A value is missing.');
    return callValues(written, ready, findCommand(ambra, 'study/push'), (kind, uuid) =>
      kind === 'destination' && uuid === 'd-1' ? 'Reading station 1' : undefined,
    );
  };

  it('are told with the field that each comes from, and names for uuids', () => {
    expect(told({ uuid: 'study.uuid', destination_id: 'd-1' })).toEqual([
      { name: 'uuid', text: 'u-1', known: null, from: ['study.uuid'] },
      { name: 'destination_id', text: 'd-1', known: 'Reading station 1', from: [] },
    ]);
  });

  it('tell every field of a text and of what is nested', () => {
    const [subject, deep] = told({
      subject: '{{study.modality}} of {{study.uuid}}',
      deep: { a: ['study.uuid', 1] },
    });
    expect(subject).toMatchObject({ text: 'CT of u-1', from: ['study.modality', 'study.uuid'] });
    expect(deep).toMatchObject({ text: '{"a":["u-1",1]}', from: ['study.uuid'] });
  });

  it('tell what is left out', () => {
    expect(told({ uuid: 'study.uuid', note: 'hl7.message' }, { note: 'omit' })[1]).toEqual({
      name: 'note',
      text: null,
      known: null,
      from: ['hl7.message'],
    });
  });
});
