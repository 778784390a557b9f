import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SandboxClock } from '../../../server/sandbox/clock.ts';
import type { HospitalEvent } from '../../../shared/model/hospital.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../server/sandbox/start.ts';

export interface HandClock extends SandboxClock {
  /** Moves on; what was to wake by then is called, earliest first. */
  readonly advance: (milliseconds: number) => void;
  /** How many wait to be woken. */
  readonly waiting: () => number;
}

export function createHandClock(start = '2026-03-02T09:00:00Z'): HandClock {
  let now = new Date(start).getTime();
  let sleepers: { at: number; call: () => void }[] = [];
  return {
    now: () => new Date(now),
    wake(at, call) {
      const sleeper = { at: at.getTime(), call };
      sleepers.push(sleeper);
      return () => {
        sleepers = sleepers.filter((one) => one !== sleeper);
      };
    },
    advance(milliseconds) {
      now += milliseconds;
      const due = sleepers.filter(({ at }) => at <= now).sort((one, two) => one.at - two.at);
      sleepers = sleepers.filter((one) => !due.includes(one));
      for (const { call } of due) call();
    },
    waiting: () => sleepers.length,
  };
}

export interface Hospital {
  readonly sandbox: Sandbox;
  readonly clock: HandClock;
  readonly folder: string;
  /** What has been told so far. */
  readonly events: HospitalEvent[];
  /** Resolves when so many events have been told. */
  readonly told: (count: number) => Promise<void>;
  /** POSTs a form, as the platform's clients do, with a sid of the webhook user unless one is given. */
  readonly call: (command: string, parameters?: Record<string, string>) => Promise<Reply>;
  readonly login: (login: string, password: string) => Promise<string>;
  /** One of the addresses that begin with an underscore. */
  readonly control: (method: string, path: string, body?: object) => Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  /** As JSON.parse gives it: the tests say what they expect in it. */
  readonly body: ReturnType<typeof JSON.parse>;
}

/** A folder that is gone when the test is over. */
export async function hospitalFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hospital-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A demo hospital of its own, closed when the test is over. */
export async function openHospital(options: Partial<SandboxOptions> = {}): Promise<Hospital> {
  const folder = options.folder ?? (await hospitalFolder());
  const clock = createHandClock();
  const events: HospitalEvent[] = [];
  let heard = () => {};
  const sandbox = await startSandbox({
    port: 0,
    host: '127.0.0.1',
    seed: 'test',
    clock,
    publishEvent: async (event) => {
      events.push(event);
      heard();
    },
    ...options,
    folder,
  });
  onTestFinished(() => sandbox.stop());
  const { url } = sandbox;
  let sid: string | undefined;

  async function login(name: string, password: string): Promise<string> {
    const { body } = await post(`${url}session/login`, { login: name, password });
    return String(body.sid);
  }
  return {
    sandbox,
    clock,
    folder,
    events,
    login,
    async told(count) {
      while (events.length < count) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
    async call(command, parameters = {}) {
      sid ??= await login('webhook@demo.hospital', 'demo-webhook');
      return post(`${url}${command}`, { sid, ...parameters });
    },
    control: (method, path, body) =>
      answerOf(
        fetch(`${url}${path}`, {
          method,
          ...(body && { body: JSON.stringify(body) }),
          headers: { 'content-type': 'application/json' },
        }),
      ),
  };
}

const post = (url: string, form: Record<string, string>) =>
  answerOf(fetch(url, { method: 'POST', body: new URLSearchParams(form) }));

export async function answerOf(asked: Promise<Response>): Promise<Reply> {
  const answer = await asked;
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}
