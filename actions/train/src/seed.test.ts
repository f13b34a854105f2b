import { expect, it } from 'vitest';
import { readSeed } from './seed.ts';

it.each([
  [undefined, 0],
  ['', 0],
  ['7', 7],
  ['4294967295', 4_294_967_295],
])('%j is the seed %i', (text, seed) => {
  expect(readSeed(text)).toBe(seed);
});

it.each(['-1', '1.5', '1e3', 'abc', '4294967296', '99999999999', ' 1'])('%j is refused', (text) => {
  expect(() => readSeed(text)).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
});
