import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { massOf, orderedSlopes, withoutEachKind } from './ordered-influence.ts';
import { collapseItems, type KindItems, toItems } from './ordered-items.ts';
import { orderBySlot, orderedValue } from './ordered-value.ts';
import { byDefinition, scoredWorld } from './scores.test-support.ts';

const STATISTICS = ['roc_auc', 'average_precision'] as const;

/** Rows of both classes, with many ties on both sides and some weights of 0. */
const rows = fc
  .array(fc.record({ mark: fc.nat(1), b: fc.nat(8), c: fc.nat(30), weight: fc.nat(4) }), {
    minLength: 2,
    maxLength: 40,
  })
  .map((drawn) => [...drawn, { mark: 1, b: 3, c: 3, weight: 1 }, { mark: 0, b: 3, c: 7, weight: 2 }]);

describe('orderings', () => {
  it('have the area and the average precision of their definitions, under ties and weights', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const positive = Uint8Array.from(drawn, ({ mark }) => mark);
        const weight = Float64Array.from(drawn, ({ weight }) => weight);
        const scores = [drawn.map(({ b }) => b), drawn.map(({ c }) => -c)].map((side) => Float64Array.from(side));
        const items = toItems({ positive, scores, weight });
        for (const [side, slot] of items.slots.entries()) {
          const order = orderBySlot(slot, positive, items.top);
          const expected = byDefinition(positive, scores[side] as Float64Array, weight);
          for (const statistic of STATISTICS) {
            expect(orderedValue(statistic, order, weight)).toBeCloseTo(expected[statistic], 12);
          }
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('change with the mass of an item as their slopes say', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const positive = Uint8Array.from(drawn, ({ mark }) => mark);
        const mass = Float64Array.from(drawn, ({ weight }) => weight + 0.5);
        const { slots, top } = toItems({ positive, scores: [Float64Array.from(drawn, ({ b }) => b)] });
        const order = orderBySlot(slots[0] as Uint32Array, positive, top);
        for (const statistic of STATISTICS) {
          const slopes = orderedSlopes(statistic, order, mass);
          for (const item of mass.keys()) {
            const [above, below] = [1e-5, -1e-5].map((step) => {
              return orderedValue(statistic, order, mass.with(item, (mass[item] as number) + step));
            }) as [number, number];
            expect(slopes[item]).toBeCloseTo((above - below) / 2e-5, 7);
          }
          expect(slopes.reduce((sum, slope, item) => sum + slope * (mass[item] as number), 0)).toBeCloseTo(0, 12);
        }
      }),
      { seed: 2, numRuns: 50 },
    );
  });

  it('lose with a unit about what its influence says', () => {
    const { positive, baseline } = scoredWorld({ rows: 400, seed: 1 });
    const units = Uint32Array.from(positive, (_, row) => row % 100);
    const score = baseline.map((value) => Math.round(3 * value));
    const items = collapseItems(toItems({ positive, scores: [score] }), units) as KindItems;
    const order = orderBySlot(items.slots[0] as Uint32Array, items.positive, items.top);
    for (const statistic of STATISTICS) {
      const mass = massOf(items);
      const value = orderedValue(statistic, order, mass);
      const spread = { exact: 0, error: 0 };
      for (const [kind, without] of withoutEachKind(statistic, order, items).entries()) {
        const left = mass.map((one, item) => one - (items.kind[item] === kind ? (items.weight[item] as number) : 0));
        const exact = orderedValue(statistic, order, left);
        spread.exact += (exact - value) ** 2;
        spread.error += (exact - without) ** 2;
      }
      expect(spread.error / spread.exact).toBeLessThan(0.01);
    }
  });

  it('have no value without a class', () => {
    const value = (marks: number[], statistic: (typeof STATISTICS)[number]) => {
      const positive = Uint8Array.from(marks);
      const { slots, top } = toItems({ positive, scores: [Float64Array.of(1, 2)] });
      return orderedValue(statistic, orderBySlot(slots[0] as Uint32Array, positive, top), Float64Array.of(1, 1));
    };
    expect([value([0, 0], 'roc_auc'), value([1, 1], 'roc_auc'), value([0, 0], 'average_precision')]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    expect(value([1, 1], 'average_precision')).toBe(1);
  });
});
