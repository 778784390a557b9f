import { describe, expect, it } from 'vitest';
import { remarksFor } from '../../../client/publish/remarks.ts';

describe('remarks on publishing', () => {
  it('leave out what the title says already, and keep the rest', () => {
    expect(
      remarksFor([
        'There is nothing to publish: the draft is what version 2 says already.',
        'The rule was off and is switched on.',
      ]),
    ).toEqual(['The rule was off and is switched on.']);
  });

  it('say where to release what is held in the words of the page, not of the API', () => {
    expect(
      remarksFor([
        'One delivery is still held. Switch the rule on with "release": true to let them go out.',
      ]),
    ).toEqual(['One delivery is still held. Release them in Activity.']);
  });
});
