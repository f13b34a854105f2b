import { expect, test } from 'vitest';
import { membersOf, numbersOf, setsOf, textsOf } from './encode.ts';

test('a column of texts is numbered by first appearance, whatever the type, and a missing one is −1', () => {
  const { codes, names } = textsOf(['b', 1, '1', true, null, 'b', 'true', '']);
  expect([[...codes], names]).toEqual([
    [0, 1, 1, 2, -1, 0, 2, 3],
    ['b', '1', 'true', ''],
  ]);
});

test('a column of numbers has NaN for what is none', () => {
  const numbers = numbersOf([1, '2.5', ' 3 ', '', ' ', 'x', true, null, '1e3', Infinity]);
  expect([...numbers]).toEqual([1, 2.5, 3, NaN, NaN, NaN, NaN, NaN, 1000, Infinity]);
});

test('sets have one name whatever their order, and a missing one is empty', () => {
  const { codes, names } = setsOf(['b|a', 'a|b', 'a|a', '', null, '|c']);
  expect(Array.from(codes, (code) => names[code])).toEqual(['a|b', 'a|b', 'a', '', '', 'c']);
  expect(membersOf('')).toEqual([]);
});

test('a column is encoded once', () => {
  const cells = ['a', 'b'];
  expect(textsOf(cells)).toBe(textsOf(cells));
  expect(setsOf(cells)).toBe(setsOf(cells));
  expect(numbersOf(cells)).toBe(numbersOf(cells));
  expect(textsOf([...cells])).not.toBe(textsOf(cells));
});
