import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMatch } from '../../../shared/dispatch/match.ts';
import { createRegistry } from '../../../shared/dispatch/registry.ts';
import type { Condition } from '../../../shared/model/condition.ts';
import { anEvent, anyCondition, anyEvent, aWebhook, conditionsOf } from '../../support/events.ts';

const named = (when: Condition, index: number, more = {}) =>
  aWebhook({ uuid: `webhook-${String(index)}`, when, ...more });
const modality = (value: string): Condition => ({ field: 'study.modality', op: 'equals', value });
const names = (webhooks: readonly { uuid: string }[]): string[] => webhooks.map(({ uuid }) => uuid);

/** Conditions that the index works on: equalities of text, flags among them, in every combination. */
const equality: fc.Arbitrary<Condition> = fc
  .record({
    field: fc.constantFrom('study.modality', 'modality', 'study.study_description'),
    value: fc.oneof(
      fc.constantFrom('CT', 'ct', '1', 'true'),
      fc.boolean(),
      fc.constant<string[]>(['CT', '0']),
    ),
    negated: fc.boolean(),
    matchCase: fc.boolean(),
  })
  .map(({ field, value, negated, matchCase }): Condition => ({
    field,
    op: negated ? 'not_in' : 'in',
    value,
    type: 'text',
    ...(matchCase ? { matchCase } : {}),
  }));

describe('the registry', () => {
  it.each([
    ['any conditions', anyCondition],
    ['equalities', conditionsOf(equality)],
  ])('never loses a match: %s', (_, condition) => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 8 }), anyEvent, (conditions, event) => {
        const webhooks = conditions.map((when, index) => named(when, index));
        const found = createRegistry(webhooks).candidates(event);
        expect(names(found.filter((webhook) => isMatch(webhook, event)))).toEqual(
          names(webhooks.filter((webhook) => isMatch(webhook, event))),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('looks only at those that ask for the event’s value', () => {
    const when = (value: string): Condition => ({
      all: [modality(value), { field: 'study.star', op: 'has_value' }],
    });
    const registry = createRegistry(
      ['CT', 'MR', 'ct', 'XA'].map((value, index) => named(when(value), index)),
    );
    expect(names(registry.candidates(anEvent({ modality: 'CT' })))).toEqual([
      'webhook-0',
      'webhook-2',
    ]);
    expect(registry.candidates(anEvent({ modality: 'US' }))).toEqual([]);
  });

  it('goes by the field that tells most apart', () => {
    const webhooks = Array.from({ length: 50 }, (_, index) =>
      named(
        {
          all: [
            modality('CT'),
            { field: 'study.source_ae_title', op: 'equals', value: `DEVICE_${String(index)}` },
          ],
        },
        index,
      ),
    );
    const event = anEvent({ source_ae_title: 'DEVICE_7' });
    expect(names(createRegistry(webhooks).candidates(event))).toEqual(['webhook-7']);
  });

  it('finds the one that an event is for, and no other', () => {
    const registry = createRegistry([
      named(modality('CT'), 0, { event: 'MANUAL' }),
      named(modality('MR'), 1),
    ]);
    const manual = (target: string) => registry.candidates(anEvent({}, { type: 'MANUAL', target }));
    expect(names(manual('webhook-0'))).toEqual(['webhook-0']);
    expect(manual('webhook-1')).toEqual([]);
    expect(manual('webhook-9')).toEqual([]);
    expect(registry.byUuid('webhook-1')?.when).toEqual(modality('MR'));
  });

  it('leaves out what never runs', () => {
    const webhooks = [
      named({ any: [] }, 0),
      named({ all: [] }, 1, { suspended: true }),
      named({ all: [] }, 2),
    ];
    expect(names(createRegistry(webhooks).candidates(anEvent()))).toEqual(['webhook-2']);
  });

  it('answers for ten thousand webhooks with the few that matter', () => {
    const webhooks = Array.from({ length: 10_000 }, (_, index) =>
      named(modality(`M${String(index)}`), index),
    );
    expect(names(createRegistry(webhooks).candidates(anEvent({ modality: 'm77' })))).toEqual([
      'webhook-77',
    ]);
  });
});
