import { describe, expect, it } from 'vitest';
import { evaluate, match } from '../../../../shared/dispatch/match.ts';
import { type Condition, type Row } from '../../../../shared/model/condition.ts';
import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import { anEvent, aWebhook } from '../../../support/events.ts';

const timeZone = 'Europe/Vienna';

function holds(row: Omit<Row, 'field'>, value: Json | undefined, time?: string): boolean {
  const study: JsonObject = value === undefined ? {} : { thing: value };
  const event = anEvent({}, { data: { study }, ...(time === undefined ? {} : { time }) });
  return evaluate({ field: 'study.thing', ...row }, event, { timeZone });
}

function reasonsFor(when: Condition, study: JsonObject) {
  return match(aWebhook({ when }), anEvent(study)).reasons.filter(({ path }) =>
    path.startsWith('when'),
  );
}

describe('weekdays and hours', () => {
  const open = (within: object, time: string): boolean =>
    evaluate(
      { within: { days: ['mon'], start: '22:00', stop: '06:00', ...within } },
      anEvent({}, { time }),
      { timeZone },
    );

  it('are read on the rule’s clock', () => {
    expect(open({ start: '12:00', stop: '13:00' }, '2026-03-02T11:00:00Z')).toBe(true);
    expect(open({ start: '12:00', stop: '13:00' }, '2026-03-02T12:00:00Z')).toBe(false);
    expect(open({ start: '11:00', stop: '12:00', tz: 'UTC' }, '2026-03-02T11:00:00Z')).toBe(true);
  });

  it('over midnight belong to the day on which they began', () => {
    expect(open({}, '2026-03-02T21:00:00Z')).toBe(true);
    expect(open({}, '2026-03-03T04:59:00Z')).toBe(true);
    expect(open({}, '2026-03-03T05:00:00Z')).toBe(false);
    expect(open({}, '2026-03-02T04:00:00Z')).toBe(false);
  });

  it('may be turned round', () => {
    expect(open({ invert: true }, '2026-03-02T21:00:00Z')).toBe(false);
    expect(open({ invert: true }, '2026-03-02T12:00:00Z')).toBe(true);
  });

  it('from a time to the same time are a whole day', () => {
    expect(open({ start: '00:00', stop: '00:00' }, '2026-03-02T22:59:00Z')).toBe(true);
    expect(open({ start: '00:00', stop: '24:00' }, '2026-03-01T23:00:00Z')).toBe(true);
    expect(open({ start: '00:00', stop: '00:00' }, '2026-03-02T23:00:00Z')).toBe(false);
  });

  it('in a time zone that nobody knows are never, also turned round', () => {
    expect(open({ tz: 'Europe/Atlantis', invert: true }, '2026-03-02T12:00:00Z')).toBe(false);
  });
});

describe('what cannot be judged here', () => {
  const raw: Condition = { raw: { filter_field: 'modality', filter_regexp: '(?<!a)b' } };
  const refused: Condition = { field: 'study.modality', op: 'not_matches', value: '^(?!CT$)' };

  it.each([raw, { not: raw }, { any: [raw, { all: [] }] }, refused, { not: { not: refused } }])(
    'blocks all of %j',
    (when) => {
      expect(evaluate(when, anEvent(), { timeZone })).toBe(false);
      const { matches, reasons } = match(aWebhook({ when }), anEvent());
      expect(matches).toBe(false);
      expect(reasons.filter((reason) => reason.decisive)).toMatchObject([{ blocks: true }]);
    },
  );

  it('says why a pattern does not run', () => {
    expect(reasonsFor(refused, {})[0]?.text).toContain('the pattern for modality cannot run here');
  });

  it('leaves patterns that would never end to an engine that ends', () => {
    expect(holds({ op: 'matches', value: '(a+)+$' }, `${'a'.repeat(5000)}!`)).toBe(false);
  });
});

describe('the attachment’s type', () => {
  it('is text that ignores case', () => {
    const event = anEvent({}, { data: { attachment: { mime_type: 'Application/PDF' } } });
    expect(
      evaluate({ mime: { op: 'equals', value: 'application/pdf' } }, event, { timeZone }),
    ).toBe(true);
    expect(
      evaluate({ mime: { op: 'not_equals', value: 'application/pdf' } }, event, { timeZone }),
    ).toBe(false);
  });
});
