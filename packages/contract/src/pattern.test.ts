import { describe, expect, test } from 'vitest';
import { findPatternFault } from './pattern.ts';

describe('a pattern', () => {
  test.each([
    '^[^@]+@',
    '(?i)^spam$',
    '\\d{4}-\\d{2}',
    '[\\]\\-a]',
    '(?:a|b)*?',
    '\\p{L}+',
    'a{1000}',
    '\\x41\\.\\/\\#',
  ])('is fine as %s', (pattern) => {
    expect(findPatternFault(pattern)).toBeUndefined();
  });

  test.each([
    ['(?=a)', /lookahead/],
    ['(?!a)', /lookahead/],
    ['(?<=a)b', /lookbehind/],
    ['(?<!a)b', /lookbehind/],
    ['(?<year>a)', /named group/],
    ['(?P<year>a)', /named group/],
    ['(?>a)', /atomic group/],
    ['a(?i)b', /very beginning/],
    ['(a)\\1', /backreferences such as \\1/],
    ['\\k<a>', /backreferences/],
    ['\\u0041', /\\u is not understood/],
    ['\\Aa', /\\A is not understood/],
    ['[\\b]', /no meaning inside/],
    ['\\x4', /two hexadecimal digits/],
    ['[]a]', /an empty \[\]/],
    ['a\\', /ends with a backslash/],
    ['a{1001}', /at most 1000 repetitions/],
    ['(', /no regular expression/],
    ['a**', /no regular expression/],
    ['[z-a]', /no regular expression/],
    ['x'.repeat(1001), /at most 1000 characters/],
  ])('is refused as %s', (pattern, reason) => {
    expect(findPatternFault(pattern)).toMatch(reason);
  });

  test('is not read as a group inside brackets', () => {
    expect(findPatternFault('[(?=]')).toBeUndefined();
  });
});
