import { describe, expect, it } from 'vitest';
import { sayRunAgain } from '../../../client/activity/runAgainWords.ts';
import { ApiError } from '../../../client/api/request.ts';

const over = new ApiError({ status: 409, title: 'Off', detail: 'Say "with": "same" to send it.' });
const other = new ApiError({ status: 409, title: 'It waits', detail: 'It waits.' });

describe('what came of running calls again', () => {
  it('counts those that go out, and says of the others why not and what to do', () => {
    expect(sayRunAgain({ done: 1, refused: [] })).toBe(
      'One call goes out again, as a new delivery.',
    );
    expect(sayRunAgain({ done: 2, refused: [over, other] })).toBe(
      '2 calls go out again, as new deliveries. One could not be: its rule is switched off or was published without it. Run it again with what ran then. One could not be: It waits.',
    );
    expect(sayRunAgain({ done: 0, refused: [over, over] })).toBe(
      '2 could not be: their rules are switched off or were published without them. Run them again with what ran then.',
    );
  });
});
