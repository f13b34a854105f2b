import { expect, it } from 'vitest';
import { findSlots } from './slots.ts';

it('reads ranks of both sides against those of the positives, ties at their midrank', () => {
  // Ranks 1, 2.5, 2.5, 4 and 4, 3, 2, 1: the positives (rows 1 and 3) hold 2.5 and 4, 3 and 1.
  const positive = Uint8Array.of(0, 1, 0, 1);
  const { sides, top } = findSlots(positive, [Float64Array.of(0, 5, 5, 9), Float64Array.of(8, 7, 6, 5)]);
  expect(sides).toEqual([Uint32Array.of(1, 3, 3, 7), Uint32Array.of(7, 5, 2, 1)]);
  expect(top).toBe(9);
});

it('knows one slot where there are no positives', () => {
  expect(findSlots(Uint8Array.of(0, 0), [Float64Array.of(1, 2)])).toEqual({ sides: [Uint32Array.of(0, 0)], top: 1 });
});
