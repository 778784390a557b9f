import { describe, expect, it } from 'vitest';
import { sayUsers } from '../../../client/connections/pauseWords.ts';

const webhook = (connection: string, rule: string) => ({
  connection,
  origin: { rule, version: 1, node: 'call', trigger: 'arrives' },
});

describe('whom the pause of a connection concerns', () => {
  it('is every live rule that calls over it, each counted once', () => {
    const running = [webhook('demo', 'a'), webhook('demo', 'a'), webhook('other', 'b')];
    expect(sayUsers('demo', running)).toBe('1 live rule uses it.');
    expect(sayUsers('demo', [...running, webhook('demo', 'c')])).toBe('2 live rules use it.');
  });

  it('is nobody where no live rule calls over it', () => {
    expect(sayUsers('demo', [webhook('other', 'b')])).toBe('No live rule uses it.');
  });
});
