import { expect, it } from 'vitest';
import { runCrashes } from '../crash/harness.ts';
import { seededRandom } from '../support/random.ts';

it(
  'keeps every promise it made before each of 20 kills under load',
  { timeout: 120_000 },
  async () => {
    const report = await runCrashes({
      rounds: 20,
      senders: 8,
      random: seededRandom(20_26),
      longestLife: 400,
    });
    expect(report.wrong).toEqual([]);
    // Without these the kills would have proved nothing.
    expect(report.acknowledged).toBeGreaterThan(100);
    expect(report.calls).toBeGreaterThan(100);
  },
);
