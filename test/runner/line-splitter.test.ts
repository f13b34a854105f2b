import { expect, test } from 'vitest';
import { splitLines } from './line-splitter.ts';

test.each([
  [['a\nb\n'], ['a', 'b']],
  [
    ['a\r', '\nb'],
    ['a', 'b'],
  ],
  [['a\rb\r\n\n'], ['a', 'b', '']],
  [
    ['a', 'b', '\nc'],
    ['ab', 'c'],
  ],
  [['a\u2028::error::x\u2029y'], ['a\u2028::error::x\u2029y']],
  [['a\r'], ['a']],
  [[''], []],
])('%j are the lines %j', (pieces, lines) => {
  const found: string[] = [];
  const splitter = splitLines((line) => found.push(line));
  for (const piece of pieces) splitter.write(piece);
  splitter.end();
  expect(found).toEqual(lines);
});
