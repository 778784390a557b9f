import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createGates, type Entry, type Gates } from '../../../server/outbound/limits.ts';
import { createClock, type TestClock } from '../../support/clock.ts';
import { noRush } from './fixtures.ts';

let clock: TestClock;
let gates: Gates;
const now = () => clock.now().getTime();

beforeEach(() => {
  clock = createClock();
  gates = createGates(now);
});

function enter(limits = noRush, connection = 'ambra') {
  return gates.enter(connection, limits);
}

function go(entry: Entry) {
  if (entry.kind !== 'go') throw new Error(`not let through: ${JSON.stringify(entry)}`);
  return entry;
}

function fare(result: 'ok' | 'trouble' | 'neutral', times = 1) {
  for (let time = 0; time < times; time += 1) go(enter()).leave(result);
}

describe('concurrency', () => {
  const two = { ...noRush, concurrency: 2 };

  it('lets as many calls run at once as the connection allows', () => {
    const first = go(enter(two));
    go(enter(two));
    expect(enter(two)).toEqual({ kind: 'full' });
    expect(gates.state('ambra').active).toBe(2);
    first.leave('ok');
    expect(enter(two).kind).toBe('go');
  });

  it('counts a call that leaves twice once', () => {
    const first = go(enter(two));
    go(enter(two));
    first.leave('ok');
    first.leave('ok');
    expect(gates.state('ambra').active).toBe(1);
  });

  it('of one connection is nothing to another', () => {
    go(enter(two));
    go(enter(two));
    expect(enter(two, 'other').kind).toBe('go');
    expect(gates.state('never used')).toEqual({ active: 0, circuit: 'closed' });
  });
});

describe('the rate', () => {
  const perSecond = (rate: number) => ({ ...noRush, concurrency: 256, perSecond: rate });

  it('spaces calls out and says when the next may go', () => {
    go(enter(perSecond(4)));
    expect(enter(perSecond(4))).toEqual({ kind: 'later', at: now() + 250, why: 'rate' });
    clock.advance(249);
    expect(enter(perSecond(4)).kind).toBe('later');
    clock.advance(1);
    expect(enter(perSecond(4)).kind).toBe('go');
  });

  it('below one per second still lets a call through at last', () => {
    go(enter(perSecond(0.1)));
    expect(enter(perSecond(0.1))).toEqual({ kind: 'later', at: now() + 10_000, why: 'rate' });
    clock.advance(10_000);
    expect(enter(perSecond(0.1)).kind).toBe('go');
  });

  it('takes no token from a call that finds the connection full', () => {
    const limits = { ...perSecond(1), concurrency: 1 };
    const first = go(enter(limits));
    clock.advance(1000);
    expect(enter(limits)).toEqual({ kind: 'full' });
    first.leave('ok');
    expect(enter(limits).kind).toBe('go');
  });

  it('survives a clock that is set back', () => {
    go(enter(perSecond(4)));
    clock.advance(-3_600_000);
    expect(enter(perSecond(4))).toEqual({ kind: 'later', at: now() + 250, why: 'rate' });
  });

  it('is never passed by more than a tenth in any second, and is reached', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.array(fc.nat(300)), (rate, pauses) => {
        const time = createClock();
        const own = createGates(() => time.now().getTime());
        const started: number[] = [];
        for (const pause of [...pauses, ...Array<number>(400).fill(5)]) {
          time.advance(pause);
          const entry = own.enter('a', perSecond(rate));
          if (entry.kind !== 'go') continue;
          entry.leave('ok');
          started.push(time.now().getTime());
        }
        for (const from of started) {
          const within = started.filter((at) => at >= from && at < from + 1000).length;
          expect(within).toBeLessThanOrEqual(Math.ceil(rate * 1.1) + 1);
        }
        // The last two seconds ask every 5 ms: at 200 a second nearly every one may go.
        expect(started.length).toBeGreaterThanOrEqual(Math.floor(rate * 1.5));
      }),
    );
  });
});

describe('the circuit', () => {
  const trip = () => {
    fare('trouble', 8);
  };

  it('opens after eight troubles in a row, for 15 seconds', () => {
    fare('trouble', 7);
    expect(gates.state('ambra').circuit).toBe('closed');
    fare('trouble');
    const at = now() + 15_000;
    expect(enter()).toEqual({ kind: 'later', at, why: 'circuit' });
    expect(gates.state('ambra')).toEqual({ active: 0, circuit: 'open', opensAgainAt: at });
  });

  it('stays closed when a call in between went well', () => {
    fare('trouble', 7);
    fare('ok');
    fare('trouble', 7);
    expect(gates.state('ambra').circuit).toBe('closed');
  });

  it('takes no notice of a call that tells nothing', () => {
    fare('trouble', 7);
    fare('neutral', 5);
    expect(gates.state('ambra').circuit).toBe('closed');
    fare('trouble');
    expect(gates.state('ambra').circuit).toBe('open');
  });

  it('lets one call try when the pause is over, and closes if it goes well', () => {
    trip();
    clock.advance(15_000);
    expect(gates.state('ambra').circuit).toBe('half_open');
    const trial = go(enter());
    expect(enter()).toEqual({ kind: 'later', at: now() + 1000, why: 'circuit' });
    trial.leave('ok');
    expect(gates.state('ambra').circuit).toBe('closed');
    expect(enter().kind).toBe('go');
  });

  it('doubles the pause each time the trial has trouble, up to two minutes', () => {
    trip();
    for (const pause of [15, 30, 60, 120, 120]) {
      expect(gates.state('ambra').opensAgainAt).toBe(now() + pause * 1000);
      clock.advance(pause * 1000);
      fare('trouble');
    }
    clock.advance(120_000);
    fare('ok');
    trip();
    expect(gates.state('ambra').opensAgainAt).toBe(now() + 15_000);
  });

  it('lets another call try when the trial was never sent', () => {
    trip();
    clock.advance(15_000);
    fare('neutral');
    expect(gates.state('ambra').circuit).toBe('half_open');
    fare('ok');
    expect(gates.state('ambra').circuit).toBe('closed');
  });

  it('is moved by no call that began before it opened', () => {
    const early = [go(enter()), go(enter()), go(enter())] as const;
    trip();
    const { opensAgainAt } = gates.state('ambra');
    clock.advance(5_000);
    early[0].leave('trouble');
    early[1].leave('ok');
    expect(gates.state('ambra')).toEqual({ active: 1, circuit: 'open', opensAgainAt });
    clock.advance(10_000);
    const trial = go(enter());
    early[2].leave('ok');
    expect(gates.state('ambra').circuit).toBe('half_open');
    trial.leave('trouble');
    expect(gates.state('ambra').circuit).toBe('open');
  });
});
