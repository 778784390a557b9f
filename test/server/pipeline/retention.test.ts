import { expect, it, vi } from 'vitest';
import { arrives, push, ruleOf, systemForTest } from '../../support/system.ts';

const hour = 60 * 60_000;

it('forgets what was finished once it is older than the installation keeps it, and not before', async () => {
  const { system, clock, publish, happen, ended } = await systemForTest();
  const { documents, journal } = system.storage;
  const settings = { id: 'settings', revision: 1, timeZone: 'UTC', keepDays: 2 } as const;
  await documents.settings.update('settings', () => settings);
  await publish(ruleOf([arrives, push()]));
  const [delivery = ''] = await happen();
  await ended(delivery);
  const begun = clock.now().getTime();
  const rounds: number[] = [];
  while (await journal.story(delivery)) {
    // A round asks for the next one when it is over.
    await vi.waitUntil(() => clock.nextWake() !== null);
    clock.advance(hour);
    rounds.push((clock.now().getTime() - begun) / hour);
    if (rounds.length > 60) throw new Error('it was never forgotten');
  }
  expect(rounds.at(-1)).toBeGreaterThan(48);
  expect(rounds.at(-1)).toBeLessThan(52);
  expect((await journal.events({ limit: 10 })).items).toEqual([]);
});
