import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../shared/authoring/check.ts';
import { compile } from '../../../shared/authoring/compile.ts';
import { match } from '../../../shared/dispatch/match.ts';
import type { PlatformEvent } from '../../../shared/model/event.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { failedEvent, succeededEvent, type Webhook } from '../../../shared/model/webhook.ts';
import { action, context, graph, graphs, split, trigger } from '../../support/graphs.ts';
import { anEvent } from '../../support/events.ts';
import { callsByWalking, type Outcome } from '../../support/walk.ts';

const maybe = <T>(...values: T[]): fc.Arbitrary<T | undefined> =>
  fc.constantFrom(undefined, ...values);

const studies = fc
  .record({
    modality: maybe('CT', 'ct', 'MR', 'US', 'PT', ''),
    study_description: maybe('Chest CT', 'head'),
    accession_number: maybe('A1', ''),
    image_count: maybe<string | number>(50, 100, 101, '150', 'many'),
    patient_birth_date: maybe('19800101', '20080302', '20080303', 'unknown'),
  })
  .map((study) => JSON.parse(JSON.stringify(study)) as JsonObject);

/** Everything that the webhooks call for an event and for the events of its chains. */
function callsByMatching(
  webhooks: readonly Webhook[],
  event: PlatformEvent,
  outcome: Outcome,
): string[] {
  return webhooks
    .filter((webhook) => match(webhook, event).matches)
    .flatMap((webhook) => {
      const { node, trigger } = webhook.origin;
      const chained: PlatformEvent = {
        ...event,
        type: outcome(node) === 'failed' ? failedEvent : succeededEvent,
        data: { ...event.data, webhook: { uuid: webhook.uuid } },
        causes: [...event.causes, webhook.uuid],
      };
      return [`${trigger} > ${node}`, ...callsByMatching(webhooks, chained, outcome)];
    })
    .sort();
}

describe('a drawing and its webhooks', () => {
  it('make the same calls for any event, chains included', () => {
    let called = 0;
    const setting = context();
    fc.assert(
      fc.property(
        graphs,
        studies,
        fc.constantFrom('STUDY_SYNC', 'STUDY_EDIT'),
        fc.func(fc.constantFrom<'succeeded' | 'failed'>('succeeded', 'failed')),
        (drawn, study, type, answer) => {
          const event = anEvent({}, { type, data: { study } });
          const outcome: Outcome = (action) => answer(action);
          const { webhooks, obstacles } = compile(drawn, setting);
          expect(obstacles.filter(({ kind }) => kind === 'too_many_terms')).toEqual([]);
          const walked = callsByWalking(drawn, event, outcome, setting.timeZone);
          called += walked.length;
          expect(callsByMatching(webhooks, event, outcome)).toEqual(walked);
        },
      ),
      { numRuns: 500 },
    );
    expect(called).toBeGreaterThan(100);
  });

  it('split numbers, days and answers alike, and send every event one way only', () => {
    const setting = context();
    const values = fc.constantFrom<string | number>(100, '100.0', '20080302', '2008-03-02', 'many');
    const splits = fc.record({
      field: fc.constantFrom('image_count', 'patient_birth_date', 'modality', 'not_listed'),
      cases: fc.uniqueArray(values, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(splits, values, ({ field, cases }, value) => {
        const named = cases.map((one, index) => [`case${index}`, [one]] as const);
        const drawn = split(
          's',
          `study.${field}`,
          Object.fromEntries(named.map(([id, of]) => [id, [...of]])),
        );
        const exits = [...named.map(([id]) => id), 'otherwise'];
        const graphOfSplit = graph(
          [trigger('t'), drawn, ...exits.map((id) => action(`to-${id}`))],
          't.out > s',
          ...exits.map((id) => `s.${id} > to-${id}`),
        );
        if (check(graphOfSplit, setting).some(({ severity }) => severity === 'error')) return;
        const event = anEvent({}, { type: 'STUDY_SYNC', data: { study: { [field]: value } } });
        const walked = callsByWalking(graphOfSplit, event, () => 'failed', setting.timeZone);
        expect(walked).toHaveLength(1);
        const { webhooks } = compile(graphOfSplit, setting);
        expect(callsByMatching(webhooks, event, () => 'failed')).toEqual(walked);
      }),
      { numRuns: 1000 },
    );
  });
});
