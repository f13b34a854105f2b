import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLearning } from './parse-learning.ts';

const lines = (...objects: readonly unknown[]): string => objects.map((one) => JSON.stringify(one)).join('\n');

describe('the progress of a training', () => {
  it('is a curve for every number but the step', () => {
    const text = lines(
      { step: 10, loss: 0.4, note: 'x' },
      { step: 20, loss: 0.3, val_loss: 0.5 },
      { step: 30, val_loss: 0.4 },
    );
    expect(parseLearning(text)).toEqual([
      { name: 'loss', steps: [10, 20], values: [0.4, 0.3] },
      { name: 'val_loss', steps: [20, 30], values: [0.5, 0.4] },
    ]);
  });

  it.each([
    ['the epoch', [{ epoch: 1, a: 1 }, { epoch: 2, a: 2 }], [1, 2]], // biome-ignore format: a table
    ['the number of the line', [{ a: 1 }, 'no', { a: 2 }], [1, 3]],
    ['the step before the epoch', [{ epoch: 1, step: 7, a: 1 }, { epoch: 1, step: 9, a: 2 }], [7, 9]], // biome-ignore format: a table
  ])('is placed by %s', (_, objects, steps) => {
    expect(parseLearning(lines(...objects))).toEqual([{ name: 'a', steps, values: [1, 2] }]);
  });

  it('counts a step as it was reported last, as after resuming', () => {
    const text = lines({ step: 1, a: 1 }, { step: 2, a: 2 }, { step: 3, a: 9 }, { step: 2, a: 5 }, { step: 3, a: 6 });
    expect(parseLearning(text)).toEqual([{ name: 'a', steps: [1, 2, 3], values: [1, 5, 6] }]);
  });

  it('skips broken lines and values that are no finite numbers', () => {
    const text = `{"step":1,"a":1}\n{"step":\n\n[1]\nnull\n{"step":2,"a":NaN,"b":Infinity}\r\n{"step":3,"a":2}\n{"step":4,"a":3`;
    expect(parseLearning(text)).toEqual([{ name: 'a', steps: [1, 3], values: [1, 2] }]);
  });

  it('keeps at most 200 points, the first and the last among them, and 8 curves', () => {
    const names = Array.from({ length: 12 }, (_, at) => `m${at}`);
    const text = lines(
      ...Array.from({ length: 5000 }, (_, step) => ({
        step,
        ...Object.fromEntries(names.map((name) => [name, step])),
      })),
    );
    const curves = parseLearning(text);
    expect(curves.map(({ name }) => name)).toEqual(names.slice(0, 8));
    for (const { steps } of curves) expect([steps.length, steps[0], steps.at(-1)]).toEqual([200, 0, 4999]);
  });

  it('takes any name for a name', () => {
    const text = '{"step":1,"__proto__":1,"constructor":2}\n{"step":2,"__proto__":2,"constructor":3}';
    expect(parseLearning(text).map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });

  it('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json())), (parts) => {
        for (const { steps, values } of parseLearning(parts.join('\n'))) expect(steps.length).toBe(values.length);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('reads 16 Mi characters and no more', () => {
    const text = lines({ a: 1 }, { a: 2 }).padEnd(16 * 1024 ** 2, ' ');
    expect(parseLearning(`${text}\n{"a":3}`)).toEqual([{ name: 'a', steps: [1, 2], values: [1, 2] }]);
  });
});
