import type { Comparison } from '@mlops-actions/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOver, tickText } from './axis.ts';
import { intervalPicture, spanOf } from './interval.ts';
import { plot } from './plot.ts';

const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('an axis', () => {
  it('has round ticks around its values', () => {
    expect(axisOver([0.13, 0.98], { label: '' }).ticks).toEqual([0, 0.5, 1]);
    expect(axisOver([1, 200], { label: '' }).ticks).toEqual([0, 50, 100, 150, 200]);
  });

  it('makes room for a value alone', () => {
    const { from, to } = axisOver([0.5, 0.5], { label: '' });
    expect([from < 0.5, to > 0.5]).toEqual([true, true]);
  });

  it('holds any numbers on few ticks', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1 }), (values) => {
        const { from, to, ticks } = axisOver(values, { label: '' });
        const slack = 1e-9 * Math.max(Math.abs(from), Math.abs(to));
        expect(from).toBeLessThanOrEqual(Math.min(...values) + slack);
        expect(to).toBeGreaterThanOrEqual(Math.max(...values) - slack);
        expect(to).toBeGreaterThan(from);
        expect(ticks.length).toBeLessThanOrEqual(8);
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  it.each([
    [0, '0'],
    [-0.25, '−0.25'],
    [6000, '6000'],
    [1_250_000, '1.3e6'],
    [0.000_03, '3e−5'],
  ])('writes %f as %s', (value, text) => {
    expect(tickText(value)).toBe(text);
  });
});

const comparison: Comparison = {
  metric: 'accuracy',
  slice: null,
  role: 'gate',
  against: 'baseline',
  direction: 'higher',
  n: 100,
  baseline: 0.9,
  candidate: 0.89,
  delta: -0.01,
  ci: [-0.02, 0],
  level: 0.9,
  test: null,
  margin: 0.01,
  pRegression: null,
  pNoninferiority: null,
  pAdjusted: null,
  worstDrop: null,
  mde: null,
  neededN: null,
  verdict: 'inconclusive',
  flags: [],
};

describe('the picture of an interval', () => {
  it('has the bar between its ends, no change in the middle, the margin where it is', () => {
    const picture = intervalPicture(comparison, 2);
    expect(picture).toContain('class="zero" d="M84 1');
    expect(picture).toContain('class="margin" d="M46 1');
    expect(picture).toContain('d="M8 13H84');
    expect(picture).toContain('<circle cx="46"');
    expect(picture).not.toContain('arrow');
  });

  it('ends in an arrow where the bar goes on, and leaves a dot out that is not there', () => {
    const picture = intervalPicture({ ...comparison, delta: -0.3, ci: [-0.4, -0.2] }, 2);
    expect(picture.match(/class="arrow"/g)).toHaveLength(1);
    expect(picture).not.toContain('<circle');
  });

  it('is left out where there is no interval that can be drawn', () => {
    expect(intervalPicture({ ...comparison, ci: null }, 2)).toBe('');
    expect(intervalPicture({ ...comparison, ci: [Number.NEGATIVE_INFINITY, 0] }, 2)).toBe('');
  });

  it('never leaves its box', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, fc.option(numbers), (low, delta, high, margin) => {
        const picture = intervalPicture({ ...comparison, delta, ci: [low, high], margin }, spanOf([comparison]));
        expect(picture).not.toMatch(/NaN|Infinity/);
        for (const [, x] of picture.matchAll(/[M "](\d+(?:\.\d+)?) 13H/g)) expect(Number(x)).toBeLessThanOrEqual(168);
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  it('reaches as far as the interval of the widest row, within limits', () => {
    expect(spanOf([comparison])).toBeCloseTo(2.1);
    expect(spanOf([])).toBe(2);
    expect(spanOf([{ ...comparison, ci: [-5, 5] }])).toBe(8);
  });
});

it('a plot says what it shows and stays within its frame', () => {
  const axis = axisOver([0, 1], { label: 'x' });
  const picture = plot({
    title: 't',
    description: 'd',
    x: axis,
    y: axis,
    lines: [{ look: 'candidate', x: [0, 1], y: [0, 1] }],
  });
  expect(picture).toMatch(/^<svg class="plot" viewBox="0 0 320 260" role="img"><title>t<\/title><desc>d<\/desc>/);
  expect(picture).toContain('<path class="line candidate" d="M50 220L306 10"/>');
});
