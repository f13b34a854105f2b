import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { dot, gather, gatherBits, toColumns, varyingColumns } from './columns.ts';
import { joinSides } from './rows.ts';

it('sums what was drawn as a plain loop does, whatever the length', () => {
  const amounts = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(amounts, fc.array(fc.nat(99), { maxLength: 50 }), (values, picks) => {
      const amount = Float64Array.from(values);
      const positions = Uint32Array.from(picks, (pick) => pick % values.length);
      expect(gather(amount, positions, positions.length)).toBe(positions.reduce((sum, i) => sum + (amount[i] ?? 0), 0));
      const words = new Uint32Array(4);
      for (const i of positions) words[i >>> 5] = (words[i >>> 5] as number) | (1 << (i & 31));
      expect(gatherBits(amount, words)).toBe([...new Set(positions)].reduce((sum, i) => sum + (amount[i] ?? 0), 0));
      expect(dot(amount, amount)).toBe(values.reduce((sum, value) => sum + value * value, 0));
    }),
    { seed: 1, numRuns: 200 },
  );
});

it('keeps one column of those that are equal and none of those that never vary', () => {
  const rows = joinSides([
    {
      width: 4,
      start: Uint32Array.of(0, 4, 7),
      index: Uint32Array.of(0, 1, 2, 3, 0, 1, 2),
      amount: Float64Array.of(1, 5, 5, 2, 1, 6, 6),
    },
  ]);
  expect(varyingColumns(toColumns(rows) ?? [])).toEqual([
    { sums: [1, 2], amount: Float64Array.of(5, 6) },
    { sums: [3], amount: Float64Array.of(2, 0) },
  ]);
});
