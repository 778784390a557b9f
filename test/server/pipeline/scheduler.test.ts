import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { StorageFull } from '../../../server/storage.ts';
import { createClock } from '../../support/clock.ts';
import {
  push,
  ruleOf,
  startTestSystem,
  studyArrives,
  systemForTest,
  type TestSystem,
} from '../../support/system.ts';

const hour = 60 * 60_000;

const heartbeat = (cron: string, timeZone?: string) =>
  ruleOf([
    {
      id: 'clock',
      kind: 'trigger',
      event: 'CRON',
      cron,
      ...(timeZone !== undefined && { timeZone }),
    },
    push({ parameters: { uuid: 'u', destination_id: 'd' } }),
  ]);

async function firedBetween(
  { clock, system }: TestSystem,
  milliseconds: number,
): Promise<string[]> {
  clock.advance(milliseconds);
  // Writes are committed in their order: once this one is, what the clock set off is too.
  await system.storage.journal.release({ key: 'nobody', subject: 'nothing' });
  const { items } = await system.storage.journal.events({ limit: 100 });
  return items.map((event) => event.time).sort();
}

describe('a schedule', () => {
  it('fires at its instants, each under a name of its own', async () => {
    const running = await systemForTest({ clock: createClock('2026-03-02T08:30:00Z') });
    const rule = await running.publish(heartbeat('0 9 * * mon-fri'));
    const uuid = rule.versions[0]?.webhooks[0]?.uuid ?? '';
    expect(await firedBetween(running, 60 * 60_000)).toEqual(['2026-03-02T09:00:00.000Z']);
    const { items } = await running.system.storage.journal.events({ limit: 10 });
    expect(items[0]?.id).toBe(`cron:${uuid}:2026-03-02T09:00:00.000Z`);
  });

  it('makes up for nothing that passed before it was published or while it was off', async () => {
    const running = await systemForTest({ clock: createClock('2026-03-02T09:30:00Z') });
    const rule = await running.publish(heartbeat('0 * * * *'));
    const { rules } = running.system.storage.documents;
    const turn = async (enabled: boolean) => {
      await rules.update(rule.id, (current) => current && { ...current, enabled });
      running.system.publisher.reload();
    };
    await turn(false);
    expect(await firedBetween(running, 2 * 60 * 60_000)).toEqual([]);
    await turn(true);
    expect(await firedBetween(running, 60 * 60_000)).toEqual(['2026-03-02T12:00:00.000Z']);
  });

  it('runs once in the hour that a change of the clocks skips, and once in the one it doubles', async () => {
    // The clocks of Vienna go from 02:00 to 03:00 on 29 March 2026, and from 03:00 to 02:00 on 25 October.
    for (const before of ['2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z']) {
      const running = await systemForTest({ clock: createClock(before) });
      await running.publish(heartbeat('30 2 * * *', 'Europe/Vienna'));
      expect(await firedBetween(running, 24 * 60 * 60_000), before).toHaveLength(1);
    }
  });

  it('makes up for nothing after the machine has slept', async () => {
    const clock = createClock('2026-03-02T08:30:00Z');
    let slept = 0;
    const waking = { ...clock, now: () => new Date(clock.now().getTime() + slept) };
    const running = await systemForTest({ clock: waking });
    await running.publish(heartbeat('0 * * * *'));
    slept = 3 * hour;
    // What was to happen at nine happens at noon, and after it comes one o'clock.
    expect(await firedBetween(running, 3 * hour)).toEqual(['2026-03-02T09:00:00.000Z']);
  });

  it.each([
    ['has no room', new StorageFull('full')],
    ['is broken', new Error('broken')],
  ])('tries again where the journal %s, and that is told once', async (_, fault) => {
    const running = await faulty();
    const { system, clock } = running;
    await running.publish(heartbeat('0 * * * *'));
    vi.spyOn(system.storage.journal, 'accept').mockRejectedValueOnce(fault);
    expect(await firedBetween(running, hour)).toEqual([]);
    await vi.waitUntil(() => (clock.nextWake()?.getTime() ?? 0) === clock.now().getTime() + 1000);
    expect(await firedBetween(running, 1000)).toEqual(['2026-03-02T09:00:00.000Z']);
    await expect(running.close()).rejects.toMatchObject({ errors: [fault] });
  });

  it('is reported where another event has the name of its instant', async () => {
    const running = await faulty();
    const { system, clock } = running;
    await running.publish(heartbeat('0 * * * *'));
    const [{ uuid } = { uuid: '' }] = system.live.webhooks();
    const id = `cron:${uuid}:2026-03-02T09:00:00.000Z`;
    const other = { ...studyArrives(clock.now()), id, source: 'studyhook' };
    await system.intake.accept(other);
    await firedBetween(running, hour);
    await expect(running.close()).rejects.toMatchObject({ errors: [{ name: 'IdTaken' }] });
  });
});

/** It is to report faults, and they are looked at in the test. */
async function faulty(): Promise<TestSystem> {
  const running = await startTestSystem({ clock: createClock('2026-03-02T08:00:00Z') });
  onTestFinished(() => running.close().catch(() => undefined));
  return running;
}
