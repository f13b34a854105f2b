import { expect, it } from 'vitest';
import { describeDuration } from './duration.ts';

it.each([
  [0, '0.00 s'],
  [420, '0.42 s'],
  [12_345, '12.3 s'],
  [245_000, '4 min 05 s'],
  [3_600_000, '1 h 00 min'],
  [90_061_000, '25 h 01 min'],
])('%i ms are %s', (ms, text) => {
  expect(describeDuration(ms)).toBe(text);
});
