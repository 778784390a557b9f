import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Slots } from '../../server/slots.ts';

it('gives back what was put in, once, whatever else comes and goes', () => {
  const step = fc.oneof(fc.record({ put: fc.string() }), fc.record({ take: fc.nat({ max: 20 }) }));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const slots = new Slots<string>();
      const held = new Map<number, string>();
      for (const one of steps) {
        if ('put' in one) {
          const slot = slots.put(one.put);
          expect(held.has(slot)).toBe(false);
          held.set(slot, one.put);
        } else {
          expect(slots.take(one.take)).toBe(held.get(one.take));
          held.delete(one.take);
        }
        expect(slots.size).toBe(held.size);
        expect(slots.values().sort()).toEqual([...held.values()].sort());
      }
    }),
  );
});

it('uses a place again that became free, so that it stays as small as what is under way at once', () => {
  const slots = new Slots<string>();
  const slot = slots.put('first');
  slots.take(slot);
  expect(slots.put('second')).toBe(slot);
});
