import { beforeAll, describe, expect, it } from 'vitest';
import type { Intake, OwedDelivery } from '../../../server/storage.ts';
import type { Place } from '../storage.ts';
import {
  at,
  dueIds,
  failed,
  intake,
  one,
  owed,
  shared,
  stateOf,
  succeeded,
  unheard,
  webhook,
  withPlace,
} from './samples.ts';

export function describeDelivering(newPlace: () => Promise<Place>): void {
  describe('delivering', () => {
    const storage = shared(newPlace);
    beforeAll(() => storage().journal.register([webhook('wa'), webhook('wb')]));

    it('records the attempt and leaves the delivery as it was settled', async () => {
      const { journal } = storage();
      await one(storage(), 'goes-well');
      expect(await journal.begin('goes-well', 1, at(1))).toBe(true);
      expect(await journal.begin('goes-well', 1, at(1))).toBe(false);
      const settlement = succeeded('goes-well', 1, 2);
      expect(await journal.settle(settlement)).toBeNull();
      const story = await journal.story('goes-well');
      expect(story?.delivery).toMatchObject({ state: 'succeeded', attempts: 1, updatedAt: at(2) });
      const { delivery, endedAt, request, answer, verdict } = settlement;
      expect(story?.attempts).toEqual([
        { delivery, number: 1, byHand: false, startedAt: at(1), endedAt, request, answer, verdict },
      ]);
    });

    it('waits for another try until it is due', async () => {
      const { journal } = storage();
      await one(storage(), 'retried');
      await journal.begin('retried', 1, at(0));
      await journal.settle(unheard('retried', 1, { dueAt: at(10), mayHaveArrived: false }));
      expect(await dueIds(storage(), at(9.99))).not.toContain('retried');
      expect(await dueIds(storage(), at(10))).toContain('retried');
      expect(await journal.begin('retried', 2, at(10))).toBe(true);
      await journal.settle(succeeded('retried', 2, 11));
      const story = await journal.story('retried');
      expect(story?.attempts.map(({ number }) => number)).toEqual([1, 2]);
      expect(story?.delivery).toMatchObject({ state: 'succeeded', attempts: 2, reason: null });
    });

    it.each([true, false])(
      'remembers over all later tries whether an answer is unknown: %s',
      async (mayHaveArrived) => {
        const { journal } = storage();
        const id = `unknown-${mayHaveArrived}`;
        await one(storage(), id);
        await journal.begin(id, 1, at(0));
        await journal.settle(unheard(id, 1, { dueAt: at(1), mayHaveArrived }));
        await journal.begin(id, 2, at(1));
        await journal.settle(unheard(id, 2, { dueAt: at(2), mayHaveArrived: false }));
        const due = await journal.due(at(2), 1000, { connections: [], deliveries: [] });
        const found = due.find(({ delivery }) => delivery.id === id);
        expect(found?.mayHaveArrived).toBe(mayHaveArrived);
      },
    );

    it('takes an attempt back that was never sent', async () => {
      const { journal } = storage();
      await one(storage(), 'handed-back');
      await journal.begin('handed-back', 1, at(1));
      await journal.handBack('handed-back', 1);
      const story = await journal.story('handed-back');
      expect(story?.delivery).toMatchObject({ state: 'waiting', attempts: 0, dueAt: at(0) });
      expect(story?.attempts).toEqual([]);
      expect(await journal.begin('handed-back', 1, at(2))).toBe(true);
    });

    it('gives what is due by due time, without what it is told to leave out', async () => {
      const { journal } = storage();
      for (const [id, connection, minutes] of [
        ['due-3', 'fast', 103],
        ['due-1', 'slow', 101],
        ['due-2', 'fast', 102],
        ['due-9', 'fast', 109],
      ] as const) {
        await one(storage(), id, { connection, dueAt: at(minutes) });
      }
      const ours = async (connections: string[], deliveries: string[], limit = 10) => {
        const all = ['ambra', ...connections];
        const due = await journal.due(at(105), limit, { connections: all, deliveries });
        return due.map(({ delivery }) => delivery.id);
      };
      expect(await ours([], [])).toEqual(['due-1', 'due-2', 'due-3']);
      expect(await ours([], [], 2)).toEqual(['due-1', 'due-2']);
      expect(await ours(['slow'], [])).toEqual(['due-2', 'due-3']);
      expect(await ours([], ['due-2'])).toEqual(['due-1', 'due-3']);
      expect(await journal.nextDue(at(105))).toBe(at(109));
      expect(await journal.nextDue(at(102))).toBe(at(103));
      expect(await journal.nextDue(at(109))).toBeNull();
    });
  });

  describe('chains', () => {
    const storage = shared(newPlace);
    beforeAll(() => storage().journal.register([webhook('wa'), webhook('wb')]));

    const chain = (id: string, deliveries: OwedDelivery[]): Intake =>
      intake(`${id}:failed`, deliveries, { source: 'studyhook', type: 'WEBHOOK_FAILED' });

    it('are stored with the outcome that they come from', async () => {
      const { journal } = storage();
      await one(storage(), 'breaks');
      await journal.begin('breaks', 1, at(0));
      const led = chain('breaks', [owed('tells', 'wb', { startsNow: true })]);
      const accepted = await journal.settle({ ...failed('breaks', 1), chain: led });
      expect(accepted).toMatchObject({
        kind: 'stored',
        deliveries: [{ id: 'tells', state: 'sending' }],
      });
      const story = await journal.story('breaks');
      expect(story?.delivery.state).toBe('failed');
      expect(story?.led.map(({ id, eventType }) => [id, eventType])).toEqual([
        ['tells', 'WEBHOOK_FAILED'],
      ]);
      await journal.settle({ ...failed('tells', 1), chain: chain('tells', [owed('last', 'wa')]) });
      const told = await journal.event(story?.delivery.eventKey ?? -1);
      expect(told?.followed.map(({ id, ledBy }) => [id, ledBy])).toEqual([
        ['tells', 'breaks'],
        ['last', 'tells'],
      ]);
    });

    it('come once when a settlement comes twice', async () => {
      const { journal } = storage();
      await one(storage(), 'twice');
      await journal.begin('twice', 1, at(0));
      const settlement = { ...failed('twice', 1), chain: chain('twice', [owed('heard', 'wb')]) };
      const first = await journal.settle(settlement);
      const other = chain('twice', [owed('not-heard', 'wb')]);
      expect(await journal.settle({ ...settlement, chain: other })).toEqual({
        ...first,
        kind: 'repeat',
      });
      expect(await journal.story('not-heard')).toBeNull();
      expect((await journal.story('twice'))?.attempts).toHaveLength(1);
    });

    it('take the outcome with them when they cannot be stored', async () => {
      const { journal } = storage();
      await one(storage(), 'whole');
      await journal.begin('whole', 1, at(0));
      const impossible = chain('whole', [owed('nobody', 'unheard-of')]);
      await expect(journal.settle({ ...failed('whole', 1), chain: impossible })).rejects.toThrow(
        'unheard-of',
      );
      const story = await journal.story('whole');
      expect(story?.delivery.state).toBe('sending');
      expect(story?.attempts).toMatchObject([{ number: 1, endedAt: null }]);
    });

    it('need a delivery to come from', async () => {
      await expect(storage().journal.settle(succeeded('nowhere', 1))).rejects.toThrow('nowhere');
    });
  });

  describe('after a crash', () => {
    it('an attempt without an outcome counts, may have arrived, and is due again', async () => {
      await withPlace(newPlace, async (reopen) => {
        const before = await reopen();
        await before.journal.register([webhook('wa')]);
        await before.journal.accept(
          intake('crash', [
            owed('begun', 'wa'),
            owed('started', 'wa', { startsNow: true }),
            owed('done', 'wa', { startsNow: true }),
            owed('untouched', 'wa', { dueAt: at(60) }),
          ]),
        );
        await before.journal.begin('begun', 1, at(1));
        await before.journal.settle(succeeded('done', 1));

        const after = await reopen();
        expect(await after.journal.recover(at(30))).toBe(2);
        expect(await after.journal.recover(at(30))).toBe(0);
        const due = await after.journal.due(at(30), 10, { connections: [], deliveries: [] });
        expect(
          due.map(({ delivery, mayHaveArrived }) => [
            delivery.id,
            delivery.attempts,
            mayHaveArrived,
          ]),
        ).toEqual([
          ['begun', 1, true],
          ['started', 1, true],
        ]);
        const story = await after.journal.story('begun');
        expect(story?.attempts).toMatchObject([
          {
            startedAt: at(1),
            endedAt: at(30),
            request: null,
            answer: { kind: 'interrupted' },
            verdict: { kind: 'try_again' },
          },
        ]);
        expect(await stateOf(after, 'done')).toBe('succeeded');
        expect(await after.journal.begin('begun', 2, at(31))).toBe(true);
      });
    });
  });
}
