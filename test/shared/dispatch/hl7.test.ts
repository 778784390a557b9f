import { describe, expect, it } from 'vitest';
import { readHl7 } from '../../../shared/dispatch/hl7.ts';
import { evaluate } from '../../../shared/dispatch/match.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { anEvent } from '../../support/events.ts';

const message = [
  'MSH|^~\\&|RIS|HOSPITAL|||20260302110000||ORU^R01|42|P|2.5',
  'PID|1||4711^^^HOSP~0815^^^OTHER||ROE^JANE^^^Dr.&Prof.',
  'OBX|1|TX|||one',
  'OBX|2|TX|||two',
  'OBX|3|CE|||three||a^b^c^d\\T\\e',
].join('\r');

describe('a position of an HL7 message', () => {
  it.each([
    ['PID_5', 'ROE^JANE^^^Dr.&Prof.'],
    ['PID_5_1', 'ROE'],
    ['PID_5_5_2', 'Prof.'],
    ['PID-5', 'ROE^JANE^^^Dr.&Prof.'],
    ['PID_3', '4711^^^HOSP~0815^^^OTHER'],
    ['PID_3_1', '4711'],
    ['PID_1_1', '1'],
    ['OBX_5', 'one'],
    ['OBX-2_5', 'two'],
    ['OBX-3_7_4', 'd&e'],
    ['MSH_1', '|'],
    ['MSH_2', '^~\\&'],
    ['MSH_3', 'RIS'],
    ['MSH_9_1', 'ORU'],
  ])('%s is %s', (position, expected) => {
    expect(readHl7({ message }, position)).toBe(expected);
  });

  it.each(['PID_2', 'PID_99', 'PID_5_3', 'OBX-4_5', 'ZZZ_1', 'PID', 'PID_0', '', 'PID_5_1_1_1'])(
    '%s is missing',
    (position) => {
      expect(readHl7({ message }, position)).toBeUndefined();
    },
  );

  it('counts the same however lines end', () => {
    for (const end of ['\n', '\r\n']) {
      expect(readHl7({ message: message.replaceAll('\r', end) }, 'OBX-3_7_4')).toBe('d&e');
    }
  });

  it('heeds the separators that the message names', () => {
    const unusual = 'MSH#*~\\&#RIS\rPID#1####ROE*JANE^ANNA';
    expect(readHl7({ message: unusual }, 'PID_5_2')).toBe('JANE^ANNA');
  });

  it('is read from the hash where there is no message', () => {
    const hash = { PID_5: 'ROE^JANE', PID_3_1: '4711', 'OBX-3_7_4': 'd' };
    expect(readHl7({ hash }, 'PID_5_2')).toBe('JANE');
    expect(readHl7({ hash }, 'PID_3_1')).toBe('4711');
    expect(readHl7({ hash }, 'OBX-3_7_4')).toBe('d');
    expect(readHl7({ hash }, 'OBX_7_4')).toBeUndefined();
  });
});

describe('an HL7 transform condition', () => {
  const holds = (hl7: Record<string, string>[], data: JsonObject = { message }): boolean =>
    evaluate({ hl7 }, anEvent({}, { type: 'HL7_ADD', data: { hl7: data } }), { timeZone: 'UTC' });

  it('wants every pattern to match', () => {
    expect(holds([{ PID_5: '/^ROE/' }, { MSH_9_1: '/ORU/', OBX_5: '/one/' }])).toBe(true);
    expect(holds([{ PID_5: '/^ROE/' }, { OBX_5: '/two/' }])).toBe(false);
  });

  it('regards case unless the pattern says otherwise', () => {
    expect(holds([{ PID_5: '/roe/' }])).toBe(false);
    expect(holds([{ PID_5: '/roe/i' }])).toBe(true);
  });

  it('does not hold for what is missing', () => {
    expect(holds([{ PID_2: '/.*/' }])).toBe(false);
    expect(holds([{ PID_5: '/.*/' }], {})).toBe(false);
  });
});
