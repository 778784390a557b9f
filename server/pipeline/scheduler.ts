import type { Webhook } from '../../shared/model/webhook.ts';
import type { Clock } from '../clock.ts';
import { StorageFailed, StorageFull } from '../storage.ts';
import { ownSource, type EventIntake } from './intake.ts';
import { IdTaken } from './idTaken.ts';
import type { Live } from './live.ts';

export interface SchedulerDeps {
  readonly live: Live;
  readonly intake: EventIntake;
  readonly clock: Clock;
  /** The first instant after `from` at which the expression fires in the time zone; null when never again. */
  readonly nextRun: (cron: string, timeZone: string, from: Date) => Date | null;
  readonly onFault: (fault: unknown, doing: string) => void;
}

const tryAgainMs = 1000;

/**
 * Fires CRON webhooks (DESIGN, decision 18). The event's id names webhook and instant, so that an instant fires once
 * whoever asks for it. Instants that passed before publishing, while off or while the process was down are not made up.
 */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  readonly #planned = new Map<string, { key: string; cancel: () => void }>();
  #stopped = false;

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#follow();
    this.#deps.live.onChange(() => {
      this.#follow();
    });
  }

  stop(): void {
    this.#stopped = true;
    for (const { cancel } of this.#planned.values()) cancel();
    this.#planned.clear();
  }

  /** Plans what is new, forgets what is gone, leaves alone what has not changed. */
  #follow(): void {
    if (this.#stopped) return;
    const timed = this.#deps.live.webhooks().filter((w) => w.event === 'CRON' && !w.suspended);
    const wanted = new Map(timed.map((webhook) => [webhook.uuid, webhook]));
    for (const [uuid, { key, cancel }] of this.#planned) {
      const webhook = wanted.get(uuid);
      if (webhook && keyOf(webhook) === key) continue;
      cancel();
      this.#planned.delete(uuid);
    }
    for (const webhook of timed) {
      if (!this.#planned.has(webhook.uuid)) this.#plan(webhook, this.#deps.clock.now());
    }
  }

  #plan(webhook: Webhook, from: Date): void {
    const { nextRun, clock } = this.#deps;
    const at = nextRun(webhook.cron ?? '', webhook.time_zone, from);
    if (at === null) return;
    const cancel = clock.wake(at, () => {
      // From now and not from `at`: a machine that slept would otherwise make up for what it missed, all at once.
      const now = clock.now();
      this.#plan(webhook, now > at ? now : at);
      void this.#fire(webhook, at);
    });
    this.#planned.set(webhook.uuid, { key: keyOf(webhook), cancel });
  }

  /** Tries until the journal takes it: the instant's id makes sure that it is taken once. */
  async #fire(webhook: Webhook, at: Date): Promise<void> {
    const time = at.toISOString();
    const id = `cron:${webhook.uuid}:${time}`;
    const event = { id, source: ownSource, type: 'CRON', time, data: {}, target: webhook.uuid };
    try {
      const { kind } = await this.#deps.intake.accept({ ...event, causes: [] });
      if (kind === 'conflict') this.#deps.onFault(new IdTaken(id), `firing ${webhook.name}`);
    } catch (fault) {
      // The intake has told of these, and does so once a minute; here it would be once a second.
      if (!(fault instanceof StorageFull || fault instanceof StorageFailed)) {
        this.#deps.onFault(fault, `firing the schedule of webhook ${webhook.uuid}`);
      }
      if (this.#stopped) return;
      const later = new Date(this.#deps.clock.now().getTime() + tryAgainMs);
      this.#deps.clock.wake(later, () => void this.#fire(webhook, at));
    }
  }
}

function keyOf(webhook: Webhook): string {
  return JSON.stringify([webhook.cron, webhook.time_zone]);
}
