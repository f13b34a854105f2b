import { describe, expect, test } from 'vitest';
import { commonInputs, duration, flag, lines } from './input-types.ts';

describe('flag', () => {
  test.each([
    ['true', true],
    ['false', false],
  ])('%s', (text, value) => {
    expect(flag().parse(text)).toBe(value);
  });

  test.each(['True', 'yes', '1', '', ' true'])('refuses %j', (text) => {
    expect(flag().safeParse(text).error?.issues[0]?.message).toBe('expected true or false');
  });
});

test.each([
  ['', []],
  [' \n\t\n', []],
  ['a', ['a']],
  ['a\r\n  b c \n\n#d\n', ['a', 'b c', '#d']],
])('lines of %j are %j', (text, items) => {
  expect(lines().parse(text)).toEqual(items);
});

describe('duration', () => {
  test.each([
    ['1s', 1000],
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['6h', 21_600_000],
    ['2d', 172_800_000],
  ])('%s is %d ms', (text, ms) => {
    expect(duration().parse(text)).toBe(ms);
  });

  test.each(['', '0s', '05m', '1', 's', '1.5h', '-1m', '1 m', '1M', '1h30m', '12345678s', '1s\n'])(
    'refuses %j',
    (text) => {
      expect(duration().safeParse(text).success).toBe(false);
    },
  );
});

test.each(['', 'a/b', '-a', 'A', 'a'.repeat(64), 'a\n', '../a'])('%j is no name of a model', (name) => {
  expect(commonInputs.model.safeParse(name).success).toBe(false);
});
