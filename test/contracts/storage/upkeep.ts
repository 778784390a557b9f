import { describe, expect, it } from 'vitest';
import type { Place } from '../storage.ts';
import { at, intake, owed, stateOf, succeeded, webhook, withPlace } from './samples.ts';

export function describeUpkeep(newPlace: () => Promise<Place>): void {
  describe('upkeep', () => {
    it('counts what waits or is being sent as backlog, and nothing else', async () => {
      await withPlace(newPlace, async (reopen) => {
        const { journal } = await reopen();
        await journal.register([webhook('wa')]);
        const calls = ['b1', 'b2', 'b3', 'b4'].map((id) =>
          owed(id, 'wa', { startsNow: id < 'b3' }),
        );
        await journal.accept(intake('backlog', calls));
        expect(await journal.backlog()).toBe(4);
        await journal.settle(succeeded('b1', 1));
        await journal.move({ deliveries: ['b4'] }, 'held', at(1), 'later');
        expect(await journal.backlog()).toBe(2);
      });
    });

    it('forgets what was finished long ago, oldest first, and the events that nobody needs', async () => {
      await withPlace(newPlace, async (reopen) => {
        const storage = await reopen();
        const { journal } = storage;
        await journal.register([webhook('wa')]);
        for (const n of [1, 2, 3, 4]) {
          const calls = [owed(`old-${n}`, 'wa', { startsNow: true })];
          await journal.accept(intake(`old-${n}`, calls, { receivedAt: at(n) }));
          // The fourth is old, but was finished only now.
          await journal.settle(succeeded(`old-${n}`, 1, n === 4 ? 1000 : n));
        }
        const open = [owed('finished', 'wa', { startsNow: true }), owed('open', 'wa')];
        await journal.accept(intake('half', open, { receivedAt: at(5) }));
        await journal.settle(succeeded('finished', 1, 5));
        await journal.accept(intake('owes nothing', [], { receivedAt: at(5) }));
        await journal.accept(intake('new', [], { receivedAt: at(1000) }));

        expect(await journal.purge(at(500), 2)).toBe(2);
        expect(await stateOf(storage, 'old-2')).toBeUndefined();
        expect(await stateOf(storage, 'old-3')).toBe('succeeded');
        expect(await journal.purge(at(500), 100)).toBe(2);
        expect(await journal.purge(at(500), 100)).toBe(0);

        const events = (await journal.events({ limit: 10 })).items.map(({ id }) => id);
        expect(events).toEqual(['new', 'half', 'old-4']);
        expect(await stateOf(storage, 'open')).toBe('waiting');
        expect(await stateOf(storage, 'old-4')).toBe('succeeded');
        expect((await journal.story('open'))?.webhook).toEqual(webhook('wa'));
      });
    });

    it('keeps claims when it forgets the delivery that took them', async () => {
      await withPlace(newPlace, async (reopen) => {
        const storage = await reopen();
        const { journal } = storage;
        await journal.register([webhook('wa')]);
        const claim = { key: 'rule/push', subject: 'study:1' };
        await journal.accept(intake('e1', [owed('d1', 'wa', { claim, startsNow: true })]));
        await journal.settle(succeeded('d1', 1));
        expect(await journal.purge(at(500), 10)).toBe(1);
        await journal.accept(intake('e2', [owed('d2', 'wa', { claim })]));
        expect(await stateOf(storage, 'd2')).toBe('skipped');
      });
    });

    it('finishes what is under way when it is closed, and refuses what comes later', async () => {
      await withPlace(newPlace, async (reopen) => {
        const before = await reopen();
        await before.journal.register([webhook('wa')]);
        const accepting = before.journal.accept(intake('last', [owed('last', 'wa')]));
        const writing = before.documents.settings.update('settings', () => ({
          id: 'settings',
          revision: 1,
          timeZone: 'UTC',
          keepDays: 3,
        }));
        await before.close();
        expect((await accepting).kind).toBe('stored');
        await writing;
        await expect(before.journal.accept(intake('late', []))).rejects.toThrow('closed');

        const after = await reopen();
        expect(await stateOf(after, 'last')).toBe('waiting');
        expect(after.documents.settings.get('settings')?.keepDays).toBe(3);
      });
    });
  });
}
