import { describe, expect, it, test } from 'vitest';
import { pointerForm, resolvePointer } from './json-pointer.ts';
import { sameAnswer } from './json-value.ts';
import { findBroken, measure, nearestRank } from './measure.ts';
import { goldenRows, goodLimits } from './serving-world.test-support.ts';
import { columnsIn, fillBody, fillPath } from './template.ts';
import { formatDuration, toMilliseconds, toShare } from './units.ts';

const deep = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;

describe('two answers', () => {
  test.each<[unknown, unknown, boolean]>([
    ['ham', 'ham', true],
    ['ham', 'Ham', false],
    [1, 1.0000009, true],
    [1, 1.000002, false],
    [0, -0, true],
    [1, '1', false],
    [Number.NaN, Number.NaN, false],
    [Infinity, Infinity, false],
    [null, null, true],
    [null, 0, false],
    [null, undefined, false],
    [true, 1, false],
    [[1, 2], [1, 2.0000005], true],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [[], {}, false],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [{ a: 1 }, { b: 1 }, false],
    [JSON.parse('{"__proto__": 1}'), {}, false],
    [JSON.parse('{"toString": 1}'), { valueOf: 1 }, false],
  ])('%j and %j are the same: %s', (one, other, same) => {
    expect(sameAnswer(one, other, 0.000_001)).toBe(same);
  });
});

test.each([
  [100, true],
  [100_000, false],
])('answers nested %d deep are the same: %s', (depth, same) => {
  expect(sameAnswer(deep(depth), deep(depth), 0)).toBe(same);
});

describe('a JSON pointer', () => {
  const value: unknown = JSON.parse('{"a": {"b/c": [10, {"d~": null}]}, "": 1, "__proto__": 2, "0": 3}');
  test.each<[string, unknown]>([
    ['', value],
    ['/a/b~1c/0', 10],
    ['/a/b~1c/1/d~0', null],
    ['/', 1],
    ['/0', 3],
    ['/__proto__', 2],
    ['/a/b~1c/01', undefined],
    ['/a/b~1c/-', undefined],
    ['/a/b~1c/length', undefined],
    ['/a/toString', undefined],
    ['/a/b~1c/0/x', undefined],
  ])('%j names its value', (pointer, found) => {
    expect(resolvePointer(value, pointer)).toEqual(found);
  });

  test.each([
    ['', true],
    ['/a', true],
    ['a', false],
    ['/~', false],
    ['/~2', false],
  ])('%j is well-formed: %s', (pointer, good) => {
    expect(pointerForm.test(pointer)).toBe(good);
  });
});

describe('a template', () => {
  const row = new Map<string, unknown>([
    ['text', 'a/b & ü\ud800'],
    ['n', 1.5],
    ['list', [1, 'x']],
    ['none', null],
  ]);

  it('puts a column that stands alone in as it is, and inside a text its text', () => {
    const body = { a: '{n}', b: ['{list}', 'n={n}, {list}, {none}'], c: 3, d: { e: '{none}' }, '{n}': null };
    expect(fillBody(body, row)).toEqual({
      a: 1.5,
      b: [[1, 'x'], 'n=1.5, [1,"x"], null'],
      c: 3,
      d: { e: null },
      '{n}': null,
    });
  });

  it('encodes what goes into a path', () => {
    expect(fillPath('/p/{text}?n={n}', row)).toBe('/p/a%2Fb%20%26%20%C3%BC%EF%BF%BD?n=1.5');
  });

  it('does not fill in what was filled in', () => {
    expect(fillBody('x {a} {b}', new Map(Object.entries({ a: '{b}', b: '$&' })))).toBe('x {b} $&');
  });

  it('says which columns it names', () => {
    expect([...columnsIn({ a: '{x} {y}', b: ['{x}', 1, null], '{z}': '{}' })]).toEqual(['x', 'y']);
  });
});

describe('a percentile', () => {
  test.each([
    [[7], 50, 7],
    [[7], 99, 7],
    [[1, 2], 50, 1],
    [[1, 2], 51, 2],
    [Array.from({ length: 20 }, (_, index) => index + 1), 95, 19],
    [Array.from({ length: 100 }, (_, index) => index + 1), 99, 99],
    [Array.from({ length: 101 }, (_, index) => index + 1), 99, 100],
  ])('of %j at %d is %d', (sorted, percent, value) => {
    expect(nearestRank(sorted, percent)).toBe(value);
  });
});

describe('a measurement', () => {
  const rows = goldenRows(4);
  const request = { expect: 'label', tolerance: 0 };
  const ok = (value: unknown, durationMs = 10) => ({ value, durationMs });
  const bad = { fault: 'status 500' };

  it('counts a row that either version failed to answer as no agreement', () => {
    const answers = [ok('ham', 30), ok('spam', 10), bad, ok('ham', 20)];
    expect(measure(answers, { rows, request, old: [ok('ham'), bad, ok('ham'), ok('spam')] })).toEqual({
      rows: 4,
      errors: 1,
      agreement: 0.25,
      correct: 0.5,
      latency: { p50: 20, p95: 30, p99: 30 },
    });
  });

  it('has no value for what was not asked or did not answer', () => {
    expect(measure([bad], { rows, request: { expect: undefined, tolerance: 0 }, old: undefined })).toEqual({
      rows: 1,
      errors: 1,
      agreement: null,
      correct: null,
      latency: null,
    });
  });

  it('of nothing keeps no limit', () => {
    const nothing = measure([], { rows: [], request, old: undefined });
    expect(findBroken(nothing, goodLimits, [], { answers: true })).toHaveLength(4);
  });

  it('breaks a limit on times where nothing answered', () => {
    const measured = measure([bad], { rows, request, old: undefined });
    expect(findBroken(measured, { ...goodLimits, errors: 1 }, [bad], { answers: false })).toEqual([
      'latency p95: nothing answered, at most 300 ms is allowed',
    ]);
  });
});

describe('units', () => {
  test.each([
    ['500ms', 500],
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['6h', 21_600_000],
    ['2d', 172_800_000],
    ['0s', Number.NaN],
    ['1.5h', Number.NaN],
    ['90', Number.NaN],
    ['-1s', Number.NaN],
  ])('%s is %d milliseconds', (text, ms) => {
    expect(toMilliseconds(text)).toBe(ms);
  });

  test.each<[string | number, number]>([
    ['98%', 0.98],
    ['99.9%', 0.999],
    ['99.9 %', 0.999],
    ['0%', 0],
    ['100%', 1],
    ['100.5%', Number.NaN],
    ['98', Number.NaN],
    [0.5, 0.5],
    [1.5, Number.NaN],
  ])('%s is the share %d', (written, share) => {
    expect(toShare(written)).toBe(share);
  });

  test.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [12_500, '12.5 s'],
    [300_000, '5 min'],
    [18_000_000, '5 h'],
  ])('%d milliseconds are shown as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
