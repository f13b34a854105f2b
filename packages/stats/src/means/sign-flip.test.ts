import { array, assert, integer, property } from 'fast-check';
import { expect, it, test } from 'vitest';
import { exactSignFlip } from './sign-flip.ts';

const halves = array(integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 10 }).map((d) => d.map((x) => x / 2));

/** All sums one after the other, in halves so that nothing is rounded. */
function enumerate(differences: readonly number[]): number {
  const observed = differences.reduce((sum, d) => sum + d, 0);
  let count = 0;
  for (let signs = 0; signs < 2 ** differences.length; signs++) {
    const flipped = differences.reduce((sum, d, i) => sum + ((signs >> i) & 1 ? d : -d), 0);
    if (flipped <= observed) count++;
  }
  return count / 2 ** differences.length;
}

it('counts what listing all sign patterns counts', () => {
  const counts = property(halves, (differences) => {
    expect(exactSignFlip(differences).regression).toBe(enumerate(differences));
    expect(exactSignFlip(differences).improvement).toBe(enumerate(differences.map((d) => -d)));
  });
  assert(counts, { seed: 20_240_601, numRuns: 200 });
});

it('counts sums that differ by rounding alone as ties', () => {
  expect(exactSignFlip([0.1, 0.2, -0.3]).regression).toBe(5 / 8);
  expect(exactSignFlip([0.1, 0.2, -0.3]).improvement).toBe(5 / 8);
});

it('counts a billion patterns of 30 differences', () => {
  const differences = Array.from({ length: 30 }, (_, i) => -1 - i / 100);
  expect(exactSignFlip(differences).regression).toBe(2 ** -30);
});

test.each<[string, number[]]>([
  ['no differences', []],
  ['more than 30', Array.from({ length: 31 }, () => 1)],
  ['NaN', [1, Number.NaN]],
  ['infinite differences', [Infinity]],
])('refuses %s', (_, differences) => {
  expect(() => exactSignFlip(differences)).toThrow(RangeError);
});
