import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternatives } from '../../../shared/dispatch/alternatives.ts';
import { match } from '../../../shared/dispatch/match.ts';
import type { Condition } from '../../../shared/model/condition.ts';
import { aWebhook, anEvent } from '../../support/events.ts';

const has = (field: string, value: string): Condition => ({
  field: `study.${field}`,
  op: 'equals',
  value,
});

function together(when: Condition): [boolean, string[]][] {
  const { reasons } = match(aWebhook({ when }), anEvent({ modality: 'CT', body_part: 'HEAD' }));
  return alternatives(reasons.filter(({ path }) => path.startsWith('when'))).map(
    ({ isChoice, reasons: some }) => [isChoice, some.map(({ field }) => field ?? '')],
  );
}

describe('the reasons of a condition', () => {
  it('that are alternatives stand together, and what has to hold beside them apart', () => {
    const when = {
      all: [{ any: [has('modality', 'MR'), has('body_part', 'HEAD')] }, has('x', 'y')],
    };
    expect(together(when)).toEqual([
      [true, ['study.modality', 'study.body_part']],
      [false, ['study.x']],
    ]);
  });

  it('are no alternatives where all of them have to hold, or none may', () => {
    const both = [has('modality', 'CT'), has('body_part', 'HEAD')];
    expect(together({ all: both }).map(([isChoice]) => isChoice)).toEqual([false, false]);
    expect(together({ not: { any: both } }).some(([isChoice]) => isChoice)).toBe(false);
  });

  it('are all there, in their order, however they stand together', () => {
    const paths = fc.array(
      fc.constantFrom('event', 'when.any.0', 'when.any.1', 'when.all.0.any.0', 'when.all.1'),
    );
    fc.assert(
      fc.property(paths, (some) => {
        const reasons = some.map((path) => ({
          path,
          holds: true,
          decisive: false,
          text: path,
          masked: path,
        }));
        expect(alternatives(reasons).flatMap((one) => one.reasons)).toEqual(reasons);
      }),
    );
  });
});
