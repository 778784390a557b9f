import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryState } from '../../../shared/model/delivery.ts';
import type { Journal, OwedDelivery, Storage } from '../../../server/storage.ts';
import type { Place } from '../storage.ts';
import { at, failed, intake, owed, succeeded, unheard, webhook, withPlace } from './samples.ts';

/** Numbers that a step uses as it likes: to choose among deliveries, webhooks, moments. */
interface Dice {
  readonly a: number;
  readonly b: number;
  readonly minutes: number;
}

/** What has been done so far, as far as the next step needs it. */
interface Run {
  readonly journal: Journal;
  readonly deliveries: string[];
  readonly events: number[];
  serial: number;
}

type Step = (run: Run, dice: Dice) => Promise<unknown>;

const webhooks = ['wa', 'wb', 'wc'];
const webhookOf = (n: number) => webhooks[n % webhooks.length] ?? 'wa';

function oneOf<T>(items: readonly T[], n: number): T | undefined {
  return items[n % Math.max(1, items.length)];
}

function nextOwed(run: Run, { a, b, minutes }: Dice): OwedDelivery {
  const id = `d-${(run.serial += 1)}`;
  run.deliveries.push(id);
  const claim = { key: 'once', subject: `study:${b % 3}` };
  return owed(id, webhookOf(a), {
    startsNow: b % 2 === 0,
    dueAt: at(minutes),
    ...(b % 5 === 0 && { claim }),
  });
}

async function accept(run: Run, dice: Dice, calls: readonly OwedDelivery[]): Promise<void> {
  const id = `e-${(run.serial += 1)}`;
  const accepted = await run.journal.accept(intake(id, calls, { receivedAt: at(dice.minutes) }));
  if (accepted.kind === 'stored') run.events.push(accepted.eventKey);
}

/** Everything that stores, moves or forgets a delivery. What the journal refuses is refused: the counts must not care. */
const steps: Readonly<Record<string, Step>> = {
  accept: (run, dice) =>
    accept(
      run,
      dice,
      Array.from({ length: dice.a % 4 }, (_, n) => nextOwed(run, { ...dice, a: n, b: dice.b + n })),
    ),
  repeat: (run, dice) => run.journal.accept(intake(`e-${1 + (dice.a % 5)}`, [nextOwed(run, dice)])),
  burstWithOneRefused: (run, dice) =>
    Promise.allSettled(
      [webhookOf(dice.a), 'unheard-of', webhookOf(dice.b)].map((uuid, n) =>
        accept(run, dice, [
          { ...nextOwed(run, { ...dice, b: 2 * n }), webhook: uuid },
          nextOwed(run, dice),
        ]),
      ),
    ),
  replay: (run, dice) => {
    const event = oneOf(run.events, dice.a);
    if (event === undefined) return Promise.resolve();
    return run.journal.owe(event, nextOwed(run, dice), at(dice.minutes));
  },
  begin: (run, dice) =>
    run.journal.begin(oneOf(run.deliveries, dice.a) ?? '', 1 + (dice.b % 2), at(dice.minutes)),
  settle: (run, dice) => {
    const delivery = oneOf(run.deliveries, dice.a) ?? '';
    const attempt = 1 + (dice.b % 2);
    const chain = intake(`${delivery}:failed`, [nextOwed(run, dice)], { source: 'studyhook' });
    const ways = [
      succeeded(delivery, attempt, dice.minutes),
      { ...failed(delivery, attempt, dice.minutes), chain },
      unheard(delivery, attempt, { dueAt: at(dice.minutes), mayHaveArrived: true }),
    ];
    return run.journal.settle(oneOf(ways, dice.b) ?? succeeded(delivery, attempt));
  },
  cancelWhileUnderWay: async (run, dice) => {
    const delivery = oneOf(run.deliveries, dice.a) ?? '';
    await run.journal.begin(delivery, 1, at(dice.minutes));
    const to = dice.b % 2 === 0 ? 'cancelled' : 'held';
    await run.journal.move({ deliveries: [delivery] }, to, at(dice.minutes), 'because');
    const again = { dueAt: at(dice.minutes), mayHaveArrived: false };
    if (dice.b % 4 < 2) await run.journal.settle(unheard(delivery, 1, again));
    else await run.journal.handBack(delivery, 1);
  },
  crashAgainAndAgain: async (run, dice) => {
    const delivery = oneOf(run.deliveries, dice.a) ?? '';
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await run.journal.begin(delivery, attempt, at(dice.minutes));
      await run.journal.recover(at(dice.minutes));
    }
  },
  handBack: (run, dice) => run.journal.handBack(oneOf(run.deliveries, dice.a) ?? '', 1),
  hold: (run, dice) => move(run, dice, 'held'),
  letWait: (run, dice) => move(run, dice, 'waiting'),
  cancel: (run, dice) => move(run, dice, 'cancelled'),
  recover: (run, dice) => run.journal.recover(at(dice.minutes)),
  release: (run, dice) => run.journal.release({ key: 'once', subject: `study:${dice.a % 3}` }),
  purge: (run, dice) => run.journal.purge(at(dice.minutes), 1 + (dice.a % 4)),
};

function move(run: Run, { a, b, minutes }: Dice, to: 'held' | 'cancelled' | 'waiting') {
  const some = run.deliveries.filter((_, n) => n % 3 === a % 3);
  const which = b % 2 === 0 ? { rule: `rule-of-${webhookOf(a)}` } : { deliveries: some };
  return run.journal.move(which, to, at(minutes), 'because');
}

/** What `counts` should say, counted one by one. */
async function countOneByOne({ journal }: Storage, since?: string) {
  const rules: Record<string, Partial<Record<DeliveryState, number>>> = {};
  const narrowed = { limit: 100_000, ...(since !== undefined && { since }) };
  for (const { rule, state } of (await journal.deliveries(narrowed)).items) {
    const ofRule = (rules[rule] ??= {});
    ofRule[state] = (ofRule[state] ?? 0) + 1;
  }
  return { events: (await journal.events(narrowed)).items.length, rules };
}

async function expectTrueCounts(storage: Storage, since?: string): Promise<void> {
  const { states, ...counted } = await storage.journal.counts(since);
  const { events, rules } = await countOneByOne(storage, since);
  expect(counted).toEqual({ events, rules });
  for (const state of Object.keys(states) as DeliveryState[]) {
    const all = Object.values(rules).reduce((sum, rule) => sum + (rule[state] ?? 0), 0);
    expect([state, states[state]]).toEqual([state, all]);
  }
}

export function describeCounts(newPlace: () => Promise<Place>): void {
  describe('counts', () => {
    it(
      'are what counting one by one gives, whatever has happened',
      { timeout: 120_000 },
      async () => {
        const number = fc.nat({ max: 60 });
        const minutes = fc.integer({ min: 0, max: 400 });
        const dice = fc.record({ a: number, b: number, minutes });
        const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), dice);
        const history = fc.array(step, { minLength: 30, maxLength: 70, size: 'max' });
        await fc.assert(
          fc.asyncProperty(history, minutes, async (taken, moment) => {
            await withPlace(newPlace, async (reopen) => {
              const before = await reopen();
              const run: Run = { journal: before.journal, deliveries: [], events: [], serial: 0 };
              await before.journal.register(webhooks.map((uuid) => webhook(uuid)));
              for (const [name, drawn] of taken) {
                await steps[name]?.(run, drawn).catch(() => undefined);
              }
              await expectTrueCounts(before);
              await expectTrueCounts(before, at(moment));
              await expectTrueCounts(await reopen());
            });
          }),
          { numRuns: 5, seed: 11 },
        );
      },
    );
  });
}
