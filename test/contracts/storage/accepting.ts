import { beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../storage.ts';
import {
  at,
  dueIds,
  failed,
  intake,
  owed,
  shared,
  stateOf,
  webhook,
  withPlace,
} from './samples.ts';

export function describeAccepting(newPlace: () => Promise<Place>): void {
  describe('accepting events', () => {
    const storage = shared(newPlace);
    beforeAll(() => storage().journal.register([webhook('wa'), webhook('wb')]));

    it('has the event and what it owes after it is opened again', async () => {
      await withPlace(newPlace, async (reopen) => {
        const before = await reopen();
        await before.journal.register([webhook('wa')]);
        const posted = intake('first', [owed('d1', 'wa')], { study: { modality: 'CT', n: 1.5 } });
        const event = { ...posted.event, target: 'wa', causes: ['w0', 'w1'] };
        await before.journal.accept({ ...posted, event });

        const after = await reopen();
        const [due, ...others] = await after.journal.due(at(0), 10, {
          connections: [],
          deliveries: [],
        });
        expect(others).toEqual([]);
        expect(due?.event).toEqual(event);
        expect(due?.webhook).toEqual(webhook('wa'));
        expect(due?.delivery).toMatchObject({ id: 'd1', state: 'waiting', attempts: 0 });
        expect(due?.delivery).toMatchObject({ createdAt: at(0), dueAt: at(0), replayOf: null });
        expect(due?.mayHaveArrived).toBe(false);
      });
    });

    it('takes the data as they were written, and reads them as what they say', async () => {
      const { journal } = storage();
      const posted = intake('written', [owed('w1', 'wa')], { study: { count: 1 } });
      const dataText = '{"study": {"uuid": "study-of-written", "count": 1.0}}';
      const first = await journal.accept({ ...posted, dataText });
      expect((await journal.story('w1'))?.event).toEqual(posted.event);
      const again = await journal.accept({ ...posted, dataText });
      expect(again).toEqual({ ...first, kind: 'repeat' });
    });

    it('answers a repeat with the deliveries of the first time and stores nothing', async () => {
      const { journal } = storage();
      const first = await journal.accept(intake('twice', [owed('t1', 'wa'), owed('t2', 'wb')]));
      const again = await journal.accept(intake('twice', [owed('t3', 'wa')]));
      expect(first).toMatchObject({ kind: 'stored' });
      expect(again).toEqual({ ...first, kind: 'repeat' });
      expect(await journal.story('t3')).toBeNull();
    });

    it('calls the same id with another body a conflict, and the same id of another source new', async () => {
      const { journal } = storage();
      await journal.accept(intake('body', []));
      const same = intake('body', [owed('b1', 'wa')]);
      for (const other of [
        { data: { study: { uuid: 'another' } } },
        { type: 'STUDY_SHARE' },
        { time: at(1) },
        { target: 'wa' },
      ]) {
        const accepted = await journal.accept({ ...same, event: { ...same.event, ...other } });
        expect(accepted).toEqual({ kind: 'conflict' });
      }
      expect(await journal.story('b1')).toBeNull();
      const elsewhere = await journal.accept(intake('body', [], { source: 'elsewhere' }));
      expect(elsewhere.kind).toBe('stored');
    });

    it('stores one of many equal events that come at once', async () => {
      const { journal } = storage();
      const posts = Array.from({ length: 20 }, (_, n) =>
        journal.accept(intake('rush', [owed(`rush-${n}`, 'wa')])),
      );
      const answers = await Promise.all(posts);
      const kinds = answers.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'stored')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'repeat')).toHaveLength(19);
      expect(new Set(answers.map((one) => JSON.stringify({ ...one, kind: '' }))).size).toBe(1);
    });

    it('starts the first attempt with the commit where a place for it is reserved', async () => {
      const { journal } = storage();
      const started = owed('now', 'wa', { startsNow: true });
      const accepted = await journal.accept(intake('starts', [started, owed('later', 'wb')]));
      expect(accepted).toMatchObject({
        deliveries: [
          { id: 'now', state: 'sending' },
          { id: 'later', state: 'waiting' },
        ],
      });
      expect(await dueIds(storage(), at(0))).not.toContain('now');
      const story = await journal.story('now');
      expect(story?.delivery.attempts).toBe(1);
      expect(story?.attempts).toMatchObject([{ number: 1, startedAt: at(0), endedAt: null }]);
    });

    it('refuses a delivery of a webhook that was not registered, and nothing else that came with it', async () => {
      const { journal } = storage();
      const [before, wrong, after] = await Promise.allSettled([
        journal.accept(intake('before', [owed('good-1', 'wa')])),
        journal.accept(intake('wrong', [owed('good-2', 'wa'), owed('bad', 'unheard-of')])),
        journal.accept(intake('after', [owed('good-3', 'wb')])),
      ]);
      expect(wrong).toMatchObject({ status: 'rejected' });
      expect(before).toMatchObject({ value: { kind: 'stored' } });
      expect(after).toMatchObject({ value: { kind: 'stored' } });
      expect(await journal.findEvent('test', 'wrong')).toBeNull();
      expect(await journal.story('good-2')).toBeNull();
      expect(await stateOf(storage(), 'good-1')).toBe('waiting');
      expect(await stateOf(storage(), 'good-3')).toBe('waiting');
    });

    it('keeps for a delivery the definition that it was planned with', async () => {
      const { journal } = storage();
      const old = webhook('changing');
      const renewed = webhook('changing', { parameters: { uuid: 'study.study_uid' } });
      const third = webhook('changing', { origin: { ...old.origin, version: 2 } });
      await journal.register([old]);
      await journal.accept(intake('c1', [owed('of-old', 'changing')]));
      await journal.register([renewed, third]);
      await journal.register([renewed, third]);
      await journal.accept(intake('c2', [owed('of-renewed', 'changing')]));
      await journal.accept(intake('c3', [owed('of-third', 'changing', { version: 2 })]));
      expect((await journal.story('of-old'))?.webhook).toEqual(old);
      expect((await journal.story('of-renewed'))?.webhook).toEqual(renewed);
      expect((await journal.story('of-third'))?.webhook).toEqual(third);
    });

    it('plans with the newest definition after it is opened again', async () => {
      await withPlace(newPlace, async (reopen) => {
        const renewed = webhook('wa', { name: 'Push, renewed' });
        const before = await reopen();
        await before.journal.register([webhook('wa')]);
        await before.journal.register([renewed]);
        const { journal } = await reopen();
        await journal.accept(intake('later', [owed('later', 'wa')]));
        expect((await journal.story('later'))?.webhook).toEqual(renewed);
      });
    });

    it('owes one more call for an event that is here, linked with the one that it repeats', async () => {
      const { journal } = storage();
      const accepted = await journal.accept(intake('replayed', [owed('original', 'wa')]));
      const eventKey = accepted.kind === 'conflict' ? -1 : accepted.eventKey;
      const replay = owed('replay', 'wa', { replayOf: 'original', dueAt: at(5) });
      expect(await journal.owe(eventKey, replay, at(5))).toEqual({
        id: 'replay',
        state: 'waiting',
      });
      const story = await journal.story('replay');
      expect(story?.delivery).toMatchObject({ eventKey, replayOf: 'original', createdAt: at(5) });
      await journal.owe(eventKey, owed('of-its-own', 'wa'), at(6));
      await journal.owe(eventKey, owed('replay-2', 'wa', { replayOf: 'original' }), at(7));
      await journal.owe(eventKey, owed('of-replay', 'wa', { replayOf: 'replay' }), at(8));
      const repeats = async (id: string) =>
        (await journal.story(id))?.repeatedBy.map((one) => one.id);
      expect(await repeats('original')).toEqual(['replay', 'replay-2']);
      expect(await repeats('replay')).toEqual(['of-replay']);
      expect(await repeats('replay-2')).toEqual([]);
      const listed = async (repeated: boolean) =>
        (await journal.deliveries({ limit: 9, eventKey, repeated })).items.map(({ id }) => id);
      expect((await journal.story('original'))?.delivery.repeat).toBe('waiting');
      expect((await journal.story('replay-2'))?.delivery.repeat).toBeNull();
      expect(await listed(true)).toEqual(['replay', 'original']);
      expect(await listed(false)).toEqual(['of-replay', 'replay-2', 'of-its-own']);
      await expect(journal.owe(999_999, owed('lost', 'wa'), at(5))).rejects.toThrow('999999');
    });
  });

  describe('calls that are made once', () => {
    const storage = shared(newPlace);
    beforeAll(() => storage().journal.register([webhook('wa'), webhook('wb')]));

    const claiming = (id: string, subject: string) =>
      owed(id, 'wa', { claim: { key: 'rule/push', subject } });

    it('are skipped, with the reason, once the claim is taken', async () => {
      const { journal } = storage();
      const first = claiming('once-1', 'study:1');
      const accepted = await journal.accept(
        intake('o1', [first, { ...claiming('once-2', 'study:1'), webhook: 'wb' }]),
      );
      expect(accepted).toMatchObject({
        deliveries: [
          { id: 'once-1', state: 'waiting' },
          { id: 'once-2', state: 'skipped' },
        ],
      });
      await journal.accept(intake('o2', [claiming('once-3', 'study:1')]));
      await journal.accept(intake('o3', [claiming('once-4', 'study:2')]));
      expect((await journal.story('once-3'))?.delivery.reason).toMatch(/made once/);
      expect(await stateOf(storage(), 'once-4')).toBe('waiting');
      expect(await journal.claims('rule/push')).toEqual([
        { key: 'rule/push', subject: 'study:1', delivery: 'once-1', takenAt: at(0) },
        { key: 'rule/push', subject: 'study:2', delivery: 'once-4', takenAt: at(0) },
      ]);
    });

    it('let exactly one through of many that come at once', async () => {
      const { journal } = storage();
      const posts = Array.from({ length: 15 }, (_, n) =>
        journal.accept(intake(`race-${n}`, [claiming(`race-${n}`, 'study:race')])),
      );
      const states = (await Promise.all(posts)).flatMap((answer) =>
        answer.kind === 'conflict' ? [] : answer.deliveries.map(({ state }) => state),
      );
      expect(states.filter((state) => state === 'waiting')).toHaveLength(1);
      expect(states.filter((state) => state === 'skipped')).toHaveLength(14);
    });

    it('stay claimed after a final failure until someone releases them', async () => {
      const { journal } = storage();
      const claim = { key: 'rule/push', subject: 'study:failed' };
      await journal.accept(intake('f1', [claiming('f1', claim.subject)]));
      await journal.begin('f1', 1, at(1));
      await journal.settle(failed('f1', 1));
      await journal.accept(intake('f2', [claiming('f2', claim.subject)]));
      expect(await stateOf(storage(), 'f2')).toBe('skipped');

      expect(await journal.release(claim)).toBe(true);
      expect(await journal.release(claim)).toBe(false);
      await journal.accept(intake('f3', [claiming('f3', claim.subject)]));
      expect(await stateOf(storage(), 'f3')).toBe('waiting');
    });

    it('take no claim when the event turns out to be a repeat', async () => {
      const { journal } = storage();
      await journal.accept(intake('plain', []));
      await journal.accept(intake('plain', [claiming('never', 'study:never')]));
      const subjects = (await journal.claims()).map(({ subject }) => subject);
      expect(subjects).not.toContain('study:never');
    });
  });
}
