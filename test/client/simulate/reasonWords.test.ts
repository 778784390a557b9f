import { describe, expect, it } from 'vitest';
import { lightUp } from '../../../client/simulate/lightUp.ts';
import { reasonWords } from '../../../client/simulate/reasonWords.ts';
import { tryOut } from '../../../client/simulate/tryOut.ts';
import { compile } from '../../../shared/authoring/compile.ts';
import { match } from '../../../shared/dispatch/match.ts';
import type { Condition } from '../../../shared/model/condition.ts';
import { aWebhook, anEvent } from '../../support/events.ts';
import {
  action,
  condition,
  context,
  equals,
  graph,
  nameOf,
  split,
  trigger,
} from '../../support/graphs.ts';

const event = anEvent({ modality: 'CT' });
const timeZone = 'Europe/Vienna';

/** All that is said of a condition but for the kind of event. */
const said = (when: Condition): string[] =>
  match(aWebhook({ when }), event)
    .reasons.slice(1)
    .map((reason) => reasonWords(reason, when));

const noValue = 'the test is not finished: it has no value yet';
const noPlace = 'a test is not finished: it does not say yet what to look at';

describe('a test that is not finished', () => {
  it.each<[string, Condition, string]>([
    ['without a value', { field: 'study.modality', op: 'in' }, `modality is CT; ${noValue}`],
    ['whose value is empty', equals(''), `modality is CT; ${noValue}`],
    [
      'turned round',
      { field: 'study.modality', op: 'not_in', value: [] },
      `modality is CT; ${noValue}`,
    ],
    ['of a field that is missing', equals('', 'study.site'), `site is missing; ${noValue}`],
    [
      'of an age',
      { field: 'study.created', as: 'days_old', op: 'ge' },
      `created is missing; ${noValue}`,
    ],
    ['without a field', { field: '', op: 'in' }, noPlace],
    ['of a message, without a place', { hl7: [{ '': '' }] }, noPlace],
    [
      'of a message, without a value',
      { hl7: [{ 'PID-5': '' }] },
      `HL7 PID-5 is missing; ${noValue}`,
    ],
    [
      'of a report file',
      { mime: { op: 'equals', value: '' } },
      `attachment.mime_type is missing; ${noValue}`,
    ],
  ])('is said to be so: %s', (_, when, words) => {
    expect(said(when)).toEqual([words]);
  });

  it('is found among others, however deep', () => {
    const when: Condition = {
      all: [
        equals('CT'),
        { any: [{ not: { field: 'study.modality', op: 'equals' } }, equals('MR')] },
      ],
    };
    expect(said(when)).toEqual([
      'modality is CT; the rule wants CT',
      `modality is CT; ${noValue}`,
      'modality is CT; the rule wants MR',
    ]);
  });

  it('is not one that asks only whether there is a value', () => {
    expect(said({ field: 'study.modality', op: 'is_empty' })).toEqual([
      'modality is CT; the rule wants no value',
    ]);
  });

  it('is told of on the drawing and with the call alike', () => {
    const drawn = graph(
      [
        trigger('arrives'),
        condition('asks', { field: 'study.modality', op: 'in' }, { name: 'Which?' }),
        action('push'),
        split('by', '', {}),
      ],
      'arrives.out > asks',
      'asks.yes > push',
      'arrives.out > by',
    );
    const { webhooks } = compile(drawn, context());
    const steps = tryOut({ webhooks, event, now: new Date(event.time), answers: new Map() });
    const { lit, dark } = lightUp(drawn, event, steps, { timeZone, nameOf });
    expect(lit.get('asks')).toBe(`No: modality is CT; ${noValue}.`);
    expect(dark.get('push')).toBe(`“Which?” says no: modality is CT; ${noValue}.`);
    expect(lit.get('by')).toBe('Otherwise: the split has no field yet.');
    const [{ decision } = expect.fail('No step.')] = steps;
    const words = decision.match.reasons.map((one) => reasonWords(one, decision.webhook.when));
    expect(words).toContain(`modality is CT; ${noValue}`);
  });
});
