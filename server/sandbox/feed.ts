import { randomUUID } from 'node:crypto';
import type { HospitalEvent, Published } from '../../shared/model/hospital.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import type { SandboxClock } from './clock.ts';

/** Follow-ups of API calls have a source of their own, so that one sees what led to them. */
export const sources = {
  arrival: '/demo-hospital',
  followUp: '/demo-hospital/follow-up',
} as const;

/** Gives an event to whoever listens; rejects when it could not be delivered, with `NotTaken` where that is no fault. */
export type PublishEvent = (event: HospitalEvent) => Promise<void>;

/** Whoever listens takes nothing right now, which is no fault: it is being stopped or set up anew. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

export interface Feed {
  publish(type: string, data: Readonly<Record<string, JsonObject>>): Promise<Published>;
  /**
   * Tells what a call led to. A rule that shares each shared study would otherwise go round for ever: about one subject
   * there are at most five follow-ups of a kind in a minute, and two hundred about all of them.
   */
  followUp(type: string, data: Readonly<Record<string, JsonObject>>): Promise<Published>;
}

export interface FeedOptions {
  readonly clock: SandboxClock;
  readonly publishEvent: PublishEvent | undefined;
  readonly warn: (text: string, fault?: unknown) => void;
}

export function createFeed({ clock, publishEvent, warn }: FeedOptions): Feed {
  const perSubject = createBrake(5);
  const overall = createBrake(200);

  async function send(source: string, type: string, data: HospitalEvent['data']) {
    const event: HospitalEvent = {
      specversion: '1.0',
      id: randomUUID(),
      source,
      type,
      time: clock.now().toISOString(),
      datacontenttype: 'application/json',
      // The hospital goes on changing while the event is under way.
      data: structuredClone(data),
    };
    if (!publishEvent) return { kind: 'nobody_listens', event } as const;
    try {
      await publishEvent(event);
      return { kind: 'published', event } as const;
    } catch (fault) {
      const lost = `A ${type} event of the demo hospital could not be delivered`;
      if (fault instanceof NotTaken) warn(`${lost}: ${fault.message}.`);
      else warn(`${lost}.`, fault);
      return {
        kind: 'failed',
        event,
        why: fault instanceof Error ? fault.message : 'unknown',
      } as const;
    }
  }

  return {
    publish: (type, data) => send(sources.arrival, type, data),
    async followUp(type, data) {
      const now = clock.now().getTime();
      if (!perSubject(`${type}/${subjectOf(data)}`, now) || !overall('', now)) {
        warn(`A ${type} event was held back: rules seem to set each other off in a circle.`);
        return { kind: 'held_back' };
      }
      return send(sources.followUp, type, data);
    },
  };
}

/** Shared copies have uuids of their own; a circle is about the same images. */
function subjectOf(data: HospitalEvent['data']): string {
  const subject = data['study'] ?? data['study_deleted'] ?? {};
  const { study_uid } = subject;
  return typeof study_uid === 'string' ? study_uid : '';
}

function createBrake(most: number) {
  let minute = 0;
  const counts = new Map<string, number>();
  return (key: string, now: number): boolean => {
    const current = Math.floor(now / 60_000);
    if (current !== minute) counts.clear();
    minute = current;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
}
