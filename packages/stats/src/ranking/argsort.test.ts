import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { argsort, argsortWords } from './argsort.ts';

it('sorts numbers as a stable sort by value does, −0 equal to 0', () => {
  const numbers = fc.oneof(
    fc.double({ noNaN: true }),
    fc.constantFrom(0, -0, Infinity, -Infinity, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE),
    fc.integer({ min: -3, max: 3 }),
  );
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 60 }), (values) => {
      const expected = Array.from(values.keys()).toSorted((a, b) => {
        const [x, y] = [values[a] as number, values[b] as number];
        return x === y ? a - b : x < y ? -1 : 1;
      });
      expect(Array.from(argsort(Float64Array.from(values)))).toEqual(expected);
    }),
    { seed: 1, numRuns: 300 },
  );
});

it('sorts words by the high one first, as unsigned numbers', () => {
  const words = fc.array(fc.tuple(fc.nat(0xffffffff), fc.nat(0xffffffff)), { maxLength: 50 });
  fc.assert(
    fc.property(words, (keys) => {
      const expected = Array.from(keys.keys()).toSorted((a, b) => {
        const [[h1, l1], [h2, l2]] = [keys[a] as [number, number], keys[b] as [number, number]];
        return h1 - h2 || l1 - l2 || a - b;
      });
      const [high, low] = [0, 1].map((at) => Uint32Array.from(keys, (key) => key[at] as number));
      expect(Array.from(argsortWords(high as Uint32Array, low as Uint32Array))).toEqual(expected);
    }),
    { seed: 1, numRuns: 300 },
  );
});

it('refuses NaN', () => {
  expect(() => argsort(Float64Array.of(1, Number.NaN))).toThrow(/not NaN \(at 1\)/);
});
