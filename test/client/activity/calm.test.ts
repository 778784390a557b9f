import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame, settle } from '../../../client/activity/calm.ts';

interface Row {
  readonly id: number;
  readonly text: string;
}
const row = (id: number, text = 'as it was'): Row => ({ id, text });
const idOf = ({ id }: Row) => id;
const ids = (rows: readonly Row[]) => rows.map(idOf);

describe('a list that is read while news come in', () => {
  const shown = [row(3), row(2), row(1)];

  it('shows them at once to somebody who looks at its top', () => {
    expect(settle(shown, [row(4), ...shown], false, idOf)).toEqual({
      rows: [row(4), ...shown],
      newer: 0,
    });
  });

  it('only counts them for somebody who reads', () => {
    const { rows, newer } = settle(shown, [row(5), row(4), ...shown], true, idOf);
    expect(ids(rows)).toEqual([3, 2, 1]);
    expect(newer).toBe(2);
  });

  it('changes a row in its place', () => {
    const { rows } = settle(shown, [row(4), row(3), row(2, 'has failed'), row(1)], true, idOf);
    expect(rows).toEqual([row(3), row(2, 'has failed'), row(1)]);
  });

  it('goes on at its end', () => {
    const { rows, newer } = settle(shown, [...shown, row(0)], true, idOf);
    expect(ids(rows)).toEqual([3, 2, 1, 0]);
    expect(newer).toBe(0);
  });

  it('keeps what has dropped out of the fresh list until one looks', () => {
    expect(ids(settle(shown, [row(4), row(3)], true, idOf).rows)).toEqual([3, 2, 1]);
  });

  it('counts everything as new where nothing of what is shown is left', () => {
    expect(settle(shown, [row(9), row(8)], true, idOf)).toEqual({ rows: shown, newer: 2 });
  });

  it('never moves a row that somebody reads, whatever comes', () => {
    const lists = fc
      .uniqueArray(fc.integer({ min: 0, max: 30 }))
      .map((all) => all.sort((one, other) => other - one).map((id) => row(id)));
    fc.assert(
      fc.property(lists, lists, (before, fresh) => {
        fc.pre(before.length > 0);
        const { rows } = settle(before, fresh, true, idOf);
        expect(ids(rows).slice(0, before.length)).toEqual(ids(before));
        expect(new Set(ids(rows)).size).toBe(rows.length);
      }),
    );
  });
});

describe('two lists', () => {
  it('are the same when each row is the very same', () => {
    const rows = [row(1), row(2)];
    expect(isSame(rows, [...rows])).toBe(true);
    expect(isSame(rows, [row(1), row(2)])).toBe(false);
    expect(isSame(rows, rows.slice(0, 1))).toBe(false);
  });
});
