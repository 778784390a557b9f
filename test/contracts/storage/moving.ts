import { beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../storage.ts';
import { at, dueIds, one, shared, stateOf, succeeded, unheard, webhook } from './samples.ts';

export function describeMoving(newPlace: () => Promise<Place>): void {
  describe('moving what waits', () => {
    const storage = shared(newPlace);
    beforeAll(() => storage().journal.register([webhook('wa'), webhook('wb')]));

    it('holds the deliveries of a rule and lets them wait again', async () => {
      const { journal } = storage();
      const ofRule = { rule: 'held-rule' };
      await one(storage(), 'held-1', ofRule);
      await one(storage(), 'held-2', ofRule);
      await one(storage(), 'free');
      expect(await journal.move(ofRule, 'held', at(1), 'the rule was turned off')).toBe(2);
      expect(await dueIds(storage(), at(2))).toEqual(['free']);
      expect(await journal.begin('held-1', 1, at(2))).toBe(false);
      const story = await journal.story('held-1');
      expect(story?.delivery).toMatchObject({ state: 'held', reason: 'the rule was turned off' });

      expect(await journal.move(ofRule, 'waiting', at(3), 'turned on again')).toBe(2);
      expect(await dueIds(storage(), at(3))).toEqual(['held-1', 'held-2', 'free']);
    });

    it('lets what waits or is held wait no longer, and leaves the time of what is due already', async () => {
      const { journal } = storage();
      for (const id of ['n-later', 'n-held', 'n-due']) await one(storage(), id, { dueAt: at(60) });
      await journal.move({ deliveries: ['n-held'] }, 'held', at(1), 'wait a little');
      await journal.move({ deliveries: ['n-due'] }, 'due', at(2), 'at once');
      const named = { deliveries: ['n-later', 'n-held', 'n-due'] };
      expect(await journal.move(named, 'due', at(3), 'at once')).toBe(3);
      const due = async (minute: number) =>
        (await dueIds(storage(), at(minute))).filter((id) => named.deliveries.includes(id));
      expect(await due(2)).toEqual(['n-due']);
      expect((await due(3)).toSorted()).toEqual(['n-due', 'n-held', 'n-later']);
      expect((await journal.story('n-held'))?.delivery).toMatchObject({ state: 'waiting' });
    });

    it('tells a try that somebody sent before its time from those that came by themselves', async () => {
      const { journal } = storage();
      const byHand = async () =>
        (await journal.story('h-sent'))?.attempts.map((attempt) => attempt.byHand);
      const now = { deliveries: ['h-sent'] };
      await one(storage(), 'h-sent');
      // Its time has come: that it goes out is nobody's doing.
      await journal.move(now, 'due', at(1), 'at once');
      await journal.begin('h-sent', 1, at(1));
      await journal.settle(unheard('h-sent', 1, { dueAt: at(60), mayHaveArrived: false }));
      await journal.move(now, 'due', at(2), 'at once');
      await journal.begin('h-sent', 2, at(2));
      expect(await byHand()).toEqual([false, true]);
      await journal.settle(unheard('h-sent', 2, { dueAt: at(90), mayHaveArrived: false }));
      await journal.begin('h-sent', 3, at(90));
      expect(await byHand()).toEqual([false, true, false]);
    });

    it('cancels those named, whether they wait or are held, and never what is finished', async () => {
      const { journal } = storage();
      for (const id of ['c-waits', 'c-held', 'c-done']) await one(storage(), id);
      await journal.move({ deliveries: ['c-held'] }, 'held', at(1), 'wait a little');
      await journal.begin('c-done', 1, at(1));
      await journal.settle(succeeded('c-done', 1));
      const named = { deliveries: ['c-waits', 'c-held', 'c-done', 'unknown'] };
      expect(await journal.move(named, 'cancelled', at(2), 'not wanted')).toBe(2);
      expect(await stateOf(storage(), 'c-waits')).toBe('cancelled');
      expect(await stateOf(storage(), 'c-held')).toBe('cancelled');
      expect(await stateOf(storage(), 'c-done')).toBe('succeeded');
      expect(await journal.move(named, 'waiting', at(3), 'wanted after all')).toBe(0);
    });

    it('lets a try that is under way end, and then neither waits nor tries again', async () => {
      const { journal } = storage();
      for (const id of ['u-fails', 'u-works', 'u-back']) {
        await one(storage(), id);
        await journal.begin(id, 1, at(0));
      }
      const named = { deliveries: ['u-fails', 'u-works', 'u-back'] };
      expect(await journal.move(named, 'cancelled', at(1), 'not wanted')).toBe(3);
      expect(await stateOf(storage(), 'u-fails')).toBe('sending');
      await journal.settle(unheard('u-fails', 1, { dueAt: at(2), mayHaveArrived: true }));
      await journal.settle(succeeded('u-works', 1));
      await journal.handBack('u-back', 1);
      const story = await journal.story('u-fails');
      expect(story?.delivery).toMatchObject({ state: 'cancelled', reason: 'not wanted' });
      expect(story?.attempts).toHaveLength(1);
      expect(await stateOf(storage(), 'u-works')).toBe('succeeded');
      expect(await stateOf(storage(), 'u-back')).toBe('cancelled');
    });

    it('forgets the wish about a try under way when it is to wait after all', async () => {
      const { journal } = storage();
      await one(storage(), 'w-again');
      await journal.begin('w-again', 1, at(0));
      const named = { deliveries: ['w-again'] };
      await journal.move(named, 'held', at(1), 'the rule was turned off');
      expect(await journal.move(named, 'waiting', at(1), 'turned on again')).toBe(1);
      await journal.settle(unheard('w-again', 1, { dueAt: at(2), mayHaveArrived: false }));
      expect(await stateOf(storage(), 'w-again')).toBe('waiting');
    });
  });
}
