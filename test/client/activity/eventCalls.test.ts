import { describe, expect, it } from 'vitest';
import { sayCalls } from '../../../client/activity/eventCalls.ts';
import type { EventSummary } from '../../../shared/model/answers/journal.ts';

const say = (states: EventSummary['states']) =>
  sayCalls({ states, deliveries: Object.values(states).reduce((sum, n) => sum + n, 0) });

describe('how the calls of an event stand', () => {
  it('is told by the one word that fits them all', () => {
    expect(say({ succeeded: 3 })).toEqual({ state: 'succeeded', text: '3 calls made' });
    expect(say({ failed: 1 })).toEqual({ state: 'failed', text: '1 call failed' });
    expect(say({ sending: 1 })).toEqual({ state: 'sending', text: '1 call under way' });
  });

  it('names first what failed, then what is held, then what is still to come', () => {
    expect(say({ succeeded: 2, waiting: 1, held: 1, failed: 1 })).toEqual({
      state: 'failed',
      text: '1 of 5 failed',
    });
    expect(say({ succeeded: 2, waiting: 1, held: 1 }).text).toBe('1 of 4 held');
    expect(say({ succeeded: 2, waiting: 1, sending: 3 }).text).toBe('1 of 6 waiting');
  });

  it('does not pass over what was made for what was called off', () => {
    expect(say({ succeeded: 1, skipped: 2 })).toEqual({
      state: 'succeeded',
      text: '1 of 3 made',
    });
    expect(say({ cancelled: 2 }).text).toBe('2 calls cancelled');
  });

  it('says of an event without calls that there are none', () => {
    expect(say({})).toEqual({ state: null, text: 'No calls' });
  });
});
