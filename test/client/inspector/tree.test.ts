import { describe, expect, it } from 'vitest';
import {
  asGroup,
  group,
  modes,
  shapeOf,
  withAdded,
  withDouble,
  withMode,
  withMoved,
  withPart,
} from '../../../client/inspector/condition/tree.ts';
import type { Condition } from '../../../shared/model/condition.ts';

const ct: Condition = { field: 'study.modality', op: 'equals', value: 'CT' };
const chest: Condition = { field: 'study.study_description', op: 'contains', value: 'chest' };
const adult: Condition = {
  field: 'study.patient_birth_date',
  op: 'ge',
  as: 'years_old',
  value: 18,
};

/** What stands at a path, as an edit would find it. */
function at(condition: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], condition);
}

describe('a condition in the builder', () => {
  it('is a group of any of the four kinds, and tells where its parts stand', () => {
    for (const mode of modes) {
      const condition = group(mode, [ct, chest]);
      const shape = shapeOf(condition);
      if (shape.kind !== 'group') throw new Error('expected a group');
      expect(shape.mode).toBe(mode);
      for (const part of shape.parts) expect(at(condition, part.path)).toBe(part.condition);
    }
  });

  it('shows “not” around a single test as none of one', () => {
    const shape = shapeOf({ not: ct });
    expect(shape).toEqual({
      kind: 'group',
      mode: 'none',
      parts: [{ condition: ct, path: ['not'] }],
    });
  });

  it('may be a lone test, which becomes a group when another is added', () => {
    expect(shapeOf(ct)).toEqual({ kind: 'test' });
    expect(withAdded(ct, chest)).toEqual({ all: [ct, chest] });
    expect(withPart(ct, 0, null)).toEqual({ all: [] });
  });

  it('keeps its parts when they come together in another way', () => {
    const any = group('any', [ct, chest]);
    for (const mode of modes)
      expect(asGroup(withMode(any, mode))).toEqual({ mode, parts: [ct, chest] });
  });

  it('adds to “none of” without turning anything round', () => {
    expect(withAdded({ not: ct }, chest)).toEqual({ not: { any: [ct, chest] } });
  });

  it('moves a part past its neighbour and nowhere at the edge', () => {
    const all: Condition = { all: [ct, chest, adult] };
    expect(withMoved(all, 2, -1)).toEqual({ all: [ct, adult, chest] });
    expect(withMoved(all, 0, -1)).toBe(all);
    expect(withMoved(all, 2, 1)).toBe(all);
  });

  it('puts a double right behind the original', () => {
    expect(withDouble({ any: [ct, chest] }, 0)).toEqual({ any: [ct, ct, chest] });
  });

  it('replaces one part and leaves the others as they are', () => {
    expect(withPart({ all: [ct, chest] }, 1, group('any', [chest]))).toEqual({
      all: [ct, { any: [chest] }],
    });
  });
});
