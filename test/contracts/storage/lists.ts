import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { BadCursor, type Page, type Storage } from '../../../server/storage.ts';
import type { Place } from '../storage.ts';
import { at, failed, intake, owed, shared, succeeded, webhook } from './samples.ts';

const studies = [
  { patient_name: 'MÜLLER^Änne', study_description: 'CT Thorax', nested: { deep: ['50%_\\x'] } },
  { patient_name: 'Doe^Jane', study_description: 'MR "Knie"', age: 42 },
  { patient_name: 'Doe^John', study_description: 'CT Schädel', flag: true },
];

/** Thirty events, one a minute, in threes; every third owes two calls, the others one. */
async function fill({ journal }: Storage): Promise<void> {
  await journal.register([webhook('wa'), webhook('wb')]);
  for (let n = 0; n < 30; n += 1) {
    const also = n % 3 === 0 ? [owed(`b-${n}`, 'wb', { startsNow: true, dueAt: at(n) })] : [];
    const calls = [owed(`a-${n}`, 'wa', { startsNow: true, dueAt: at(n) }), ...also];
    const type = n % 3 === 2 ? 'STUDY_SHARE' : 'STUDY_SYNC';
    // Three arrive in the same millisecond, so that the moment alone does not tell them apart.
    const receivedAt = at(n - (n % 3));
    const study = studies[n % 3] ?? {};
    await journal.accept(intake(`event-${n}`, calls, { receivedAt, type, study }));
    if (n % 2 === 0) await journal.settle(succeeded(`a-${n}`, 1, n + 1));
    if (n % 5 === 0) await journal.settle({ ...failed(`b-${n}`, 1, n + 1), delivery: `a-${n}` });
  }
}

async function pages<T>(read: (cursor?: string) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await read(cursor);
    all.push(...page.items);
    if (page.next === null) return all;
    cursor = page.next;
  }
}

export function describeLists(newPlace: () => Promise<Place>): void {
  describe('lists', () => {
    const storage = shared(newPlace);
    beforeAll(() => fill(storage()));

    const eventIds = async (query: object) =>
      (await storage().journal.events({ limit: 100, ...query })).items.map(({ id }) => id);
    const deliveryIds = async (query: object) =>
      (await storage().journal.deliveries({ limit: 100, ...query })).items.map(({ id }) => id);
    const numbered = (...numbers: number[]) => numbers.map((n) => `event-${n}`);

    it('are newest first, whole and without repeats, whatever the size of their pages', async () => {
      const { journal } = storage();
      const whole = await deliveryIds({});
      expect(whole).toHaveLength(40);
      expect(whole.slice(0, 4)).toEqual(['a-29', 'a-28', 'b-27', 'a-27']);
      const newest = numbered(...Array.from({ length: 30 }, (_, n) => 29 - n));
      const queries = [{}, { states: ['succeeded', 'sending'] as const }, { search: 'doe' }];
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 31 }), async (limit) => {
          const read = (cursor?: string) => journal.events({ limit, ...(cursor && { cursor }) });
          expect((await pages(read)).map(({ id }) => id)).toEqual(newest);
          for (const query of queries) {
            const readSome = (cursor?: string) =>
              journal.deliveries({ ...query, limit, ...(cursor && { cursor }) });
            const ids = (await pages(readSome)).map(({ id }) => id);
            expect(ids).toEqual(await deliveryIds(query));
          }
        }),
        { numRuns: 8, seed: 7 },
      );
    });

    it('say how many deliveries an event has and how they stand, and what a delivery is about', async () => {
      const { journal } = storage();
      const { items } = await journal.events({ limit: 3 });
      expect(items.map(({ id, deliveries, states }) => [id, deliveries, states])).toEqual([
        ['event-29', 1, { sending: 1 }],
        ['event-28', 1, { succeeded: 1 }],
        ['event-27', 2, { sending: 2 }],
      ]);
      expect(items[0]).toMatchObject({ type: 'STUDY_SHARE', receivedAt: at(27), time: at(-1) });
      const [delivery] = (await journal.deliveries({ limit: 1 })).items;
      expect(delivery).toMatchObject({
        id: 'a-29',
        webhook: 'wa',
        webhookName: 'Push by wa',
        rule: 'rule-of-wa',
        eventType: 'STUDY_SHARE',
        eventId: 'event-29',
        state: 'sending',
      });
    });

    it('are narrowed down by type, time, rule, webhook, state and event', async () => {
      expect(await eventIds({ type: 'STUDY_SHARE', since: at(24) })).toEqual(numbered(29, 26));
      expect(await eventIds({ since: at(3), until: at(6) })).toEqual(numbered(5, 4, 3));
      expect(await deliveryIds({ rule: 'rule-of-wb', since: at(24) })).toEqual(['b-27', 'b-24']);
      expect(await deliveryIds({ webhook: 'wb', until: at(6) })).toEqual(['b-3', 'b-0']);
      expect(await deliveryIds({ type: 'STUDY_SHARE', states: ['succeeded'] })).toEqual(
        [26, 20, 14, 8, 2].map((n) => `a-${n}`),
      );
      expect(await deliveryIds({ states: [] })).toEqual([]);
      const key = await storage().journal.findEvent('test', 'event-3');
      expect(await deliveryIds({ eventKey: key ?? -1 })).toEqual(['b-3', 'a-3']);
    });

    it.each([
      ['part of an id', 'VENT-17', numbered(17)],
      ['a value, in any case', 'cT tHORAX', numbered(27, 24, 21)],
      ['letters outside ASCII, in any case', 'müller^än', numbered(27, 24, 21)],
      ['what JSON escapes', 'mr "knie"', numbered(28, 25, 22)],
      ['signs that a pattern would understand', '50%_\\X', numbered(27, 24, 21)],
      ['a sign that fits everything in a pattern', '%', numbered(27, 24, 21)],
      ['a number', '42', numbered(28, 25, 22)],
      ['the name of a field, which is no value', 'study_description', []],
      ['the source', 'TEST', numbered(29, 28, 27)],
    ])('find %s', async (_, search, expected) => {
      expect((await eventIds({ search })).slice(0, 3)).toEqual(expected);
      const { items } = await storage().journal.deliveries({ search, limit: 100 });
      const events = [...new Set(items.map(({ eventId }) => eventId))];
      expect(events.slice(0, 3)).toEqual(expected);
    });

    it('find an event by what its source calls it, with everything that it owed', async () => {
      const { journal } = storage();
      expect(await journal.findEvent('elsewhere', 'event-3')).toBeNull();
      const key = await journal.findEvent('test', 'event-3');
      const found = await journal.event(key ?? -1);
      expect(found?.event).toEqual(intake('event-3', [], { study: studies[0] ?? {} }).event);
      expect(found?.deliveries.map(({ id }) => id)).toEqual(['a-3', 'b-3']);
      expect(await journal.event(999_999)).toBeNull();
      expect(await journal.story('unknown')).toBeNull();
    });

    it.each(['', 'nonsense', '1.2.3', "1' OR '1'='1"])('refuse the cursor %j', async (cursor) => {
      const { journal } = storage();
      await expect(journal.events({ limit: 5, cursor })).rejects.toThrow(BadCursor);
      await expect(journal.deliveries({ limit: 5, cursor })).rejects.toThrow(BadCursor);
    });

    it('count deliveries by state and by rule, of all time or since a moment', async () => {
      const { journal } = storage();
      const all = await journal.counts();
      expect(all.events).toBe(30);
      expect(all.states).toMatchObject({ succeeded: 15, held: 0, waiting: 0 });
      expect(all.rules['rule-of-wb']).toEqual({ sending: 10 });
      const late = await journal.counts(at(27));
      expect(late.events).toBe(3);
      expect(late.rules).toEqual({
        'rule-of-wa': { succeeded: 1, sending: 2 },
        'rule-of-wb': { sending: 1 },
      });
    });
  });
}
