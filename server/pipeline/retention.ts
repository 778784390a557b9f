import type { Clock } from '../clock.ts';
import type { Documents, Journal } from '../storage.ts';

export interface RetentionDeps {
  readonly journal: Journal;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly onFault: (fault: unknown, doing: string) => void;
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const atOnce = 1000;
export const defaultKeepDays = 30;

/** Forgets finished deliveries and their events once they are older than the installation keeps them. */
export class Retention {
  readonly #deps: RetentionDeps;
  #cancel: () => void = () => undefined;
  #stopped = false;

  constructor(deps: RetentionDeps) {
    this.#deps = deps;
  }

  start(): void {
    void this.#round();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** In small bites, so that events that arrive meanwhile do not wait for the cleaning. */
  async #round(): Promise<void> {
    const { journal, documents, clock, onFault } = this.#deps;
    const keepDays = documents.settings.get('settings')?.keepDays ?? defaultKeepDays;
    const before = new Date(clock.now().getTime() - keepDays * day).toISOString();
    try {
      let gone = atOnce;
      while (gone === atOnce && !this.#stopped) gone = await journal.purge(before, atOnce);
    } catch (fault) {
      if (!this.#stopped) onFault(fault, 'forgetting what is older than it is to be kept');
    }
    if (this.#stopped) return;
    this.#cancel = clock.wake(new Date(clock.now().getTime() + hour), () => void this.#round());
  }
}
