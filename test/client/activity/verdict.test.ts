import { describe, expect, it } from 'vitest';
import {
  decisiveOf,
  isOtherEvent,
  judgeRule,
  nearestOf,
  type Decision,
  type Reason,
} from '../../../client/activity/verdict.ts';
import type { Why } from '../../../shared/model/answers/journal.ts';

const reason = (path: string, holds: boolean, more: Partial<Reason> = {}): Reason => ({
  path,
  holds,
  decisive: !holds,
  text: `${path} ${holds ? 'holds' : 'does not hold'}`,
  masked: '',
  ...more,
});

function decision(
  kind: Decision['kind'],
  reasons: Reason[],
  more: Partial<Decision> = {},
): Decision {
  const match = { matches: reasons.every(({ holds }) => holds), reasons };
  return { webhook: 'w', name: 'CT: Push', node: 'push', kind, match, deliveries: [], ...more };
}

const why = (...decisions: Decision[]): Why => ({
  version: 1,
  enabled: true,
  remarks: [],
  decisions,
});

const otherEvent = decision('passed', [
  reason('event', false, { text: 'the event is STUDY_SYNC; the rule waits for HL7_IN' }),
]);
const wrongModality = (wanted: string) =>
  decision('passed', [
    reason('event', true),
    reason('when', false, {
      field: 'study.modality',
      text: `Modality is XA; the rule wants ${wanted}`,
    }),
  ]);

describe('what a rule made of an event', () => {
  it('is that it acted as soon as one call came of it', () => {
    const deliveries = [{ repeat: null }, { repeat: null }] as unknown as Decision['deliveries'];
    const acted = decision('owed', [reason('event', true)], { deliveries });
    expect(judgeRule(why(wrongModality('MR'), acted))).toEqual({ kind: 'acted', text: '2 calls' });
    expect(judgeRule(why(acted), 1).text).toBe('2 calls, and then 1 more');
  });

  it('is what came of running a call again, where somebody has', () => {
    const deliveries = [
      { state: 'failed', repeat: 'succeeded' },
      { state: 'succeeded', repeat: null },
    ] as unknown as Decision['deliveries'];
    const again = decision('owed', [reason('event', true)], { deliveries });
    expect(judgeRule(why(again))).toEqual({ kind: 'acted', text: '1 call' });
  });

  it('is no good news where a call of it has failed', () => {
    const of = (...states: string[]) => {
      const deliveries = states.map((state) => ({
        state,
        repeat: null,
      })) as unknown as Decision['deliveries'];
      return judgeRule(why(decision('owed', [reason('event', true)], { deliveries })));
    };
    expect(of('failed')).toEqual({ kind: 'failed', text: '1 call, failed' });
    expect(of('succeeded', 'failed', 'waiting').text).toBe('3 calls, 1 failed');
    expect(of('waiting', 'succeeded').kind).toBe('acted');
  });

  it('is not decided yet where a call is to be tried again', () => {
    const deliveries = [
      { state: 'waiting', attempts: 1, repeat: null },
      { state: 'succeeded', attempts: 1, repeat: null },
    ] as unknown as Decision['deliveries'];
    const tried = decision('owed', [reason('event', true)], { deliveries });
    expect(judgeRule(why(tried))).toEqual({ kind: 'again', text: '2 calls, 1 to be tried again' });
  });

  it('is that the call had been made already, where it is made only once', () => {
    expect(judgeRule(why(decision('claimed', [reason('event', true)]))).kind).toBe('once');
  });

  it('tells a rule that would act now from one that is switched off', () => {
    const fits = why(decision('owed', [reason('event', true)]));
    expect(judgeRule(fits).text).toContain('not running like this');
    expect(judgeRule({ ...fits, enabled: false }).text).toContain('switched off');
  });

  it('is what stood in the way of the call that came nearest', () => {
    const far = decision('passed', [
      reason('event', true),
      reason('a', false, { field: 'study.accession_number' }),
      reason('b', false, { field: 'study.study_description' }),
    ]);
    expect(judgeRule(why(otherEvent, far, wrongModality('MR')))).toEqual({
      kind: 'near',
      text: 'Modality is XA; the rule wants MR',
    });
  });

  it('is one sentence where every call wanted something else of the same field', () => {
    expect(judgeRule(why(wrongModality('MR'), wrongModality('US'))).text).toBe(
      'Modality is XA; none of its 2 calls wants that',
    );
  });

  it('is no fault of its conditions where it waits for another event', () => {
    expect(judgeRule(why(otherEvent))).toEqual({
      kind: 'other_event',
      text: 'the event is STUDY_SYNC; the rule waits for HL7_IN',
    });
    expect(isOtherEvent(otherEvent)).toBe(true);
    expect(isOtherEvent(wrongModality('MR'))).toBe(false);
  });

  it('is said also of a rule without any action', () => {
    expect(judgeRule(why()).kind).toBe('other_event');
    expect(nearestOf([])).toBeUndefined();
  });
});

describe('the reasons that decided', () => {
  it('are those that were in the way, else all that count', () => {
    const holds = reason('a', true, { decisive: true });
    const fails = reason('b', false);
    const aside = reason('c', false, { decisive: false });
    expect(decisiveOf({ matches: false, reasons: [holds, fails, aside] })).toEqual([fails]);
    expect(decisiveOf({ matches: true, reasons: [holds, aside] })).toEqual([holds]);
  });
});
