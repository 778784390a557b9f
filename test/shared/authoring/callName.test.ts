import { describe, expect, it } from 'vitest';
import { nameCall } from '../../../shared/authoring/callName.ts';

describe('the name of a call', () => {
  it('is said apart from that of its rule', () => {
    expect(nameCall('CT: Push', 'CT')).toEqual({ call: 'Push', rule: 'CT' });
    expect(nameCall('At 10:00: CT: Push', 'At 10:00: CT')).toEqual({
      call: 'Push',
      rule: 'At 10:00: CT',
    });
  });

  it('goes on by the new name of a rule that was renamed', () => {
    expect(nameCall('CT: Push', 'All CTs')).toEqual({ call: 'Push', rule: 'All CTs' });
  });

  it('holds the name of a rule that is no more', () => {
    expect(nameCall('CT: Push', undefined)).toEqual({ call: 'Push', rule: 'CT' });
    expect(nameCall('Push', undefined)).toEqual({ call: 'Push', rule: 'Push' });
  });
});
