import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAcceptance, overrideContext, parseAcceptance } from './acceptance.ts';

const login = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/);
const metric = fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }).map((name) => name.toWellFormed());
const reason = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
  .map((text) => `why ${text}`.replace(/[\s\p{Cc}]+/gu, ' ').trim());

describe('an acceptance in the description of a status', () => {
  it('reads as a sentence', () => {
    const text = formatAcceptance({ by: 'octocat', metrics: ['accuracy', 'recall:spam'], reason: 'New label guide.' });
    expect(text).toBe('octocat accepts accuracy, recall:spam — New label guide.');
  });

  it('comes back as it was, whatever names and reason hold, the reason cut where it is too long', () => {
    fc.assert(
      fc.property(login, fc.uniqueArray(metric, { minLength: 1, maxLength: 2 }), reason, (by, metrics, why) => {
        const text = formatAcceptance({ by, metrics, reason: why });
        expect(text.length).toBeLessThanOrEqual(140);
        const parsed = parseAcceptance(text);
        expect({ by: parsed?.by, metrics: parsed?.metrics }).toEqual({ by, metrics });
        const told = parsed?.reason ?? '';
        expect(told.endsWith('…') ? why.startsWith(told.slice(0, -1)) : told === why).toBe(true);
      }),
      { numRuns: 500, seed: 5, examples: [['a', [' — ', ','], 'why — not']] },
    );
  });

  it('shows at least the beginning of the reason', () => {
    const text = formatAcceptance({ by: 'octocat', metrics: ['m'.repeat(100)], reason: 'x'.repeat(1000) });
    expect(text).toHaveLength(140);
    expect(parseAcceptance(text)?.reason).toMatch(/^x{12,}…$/);
  });

  it('is refused when the names leave no room', () => {
    const metrics = ['a', 'b'].map((letter) => letter.repeat(70));
    expect(() => formatAcceptance({ by: 'octocat', metrics, reason: 'because' })).toThrow(
      expect.objectContaining({ code: 'E_OVERRIDE' }) as Error,
    );
  });

  it.each([
    ['a login GitHub does not give', { by: 'a b', metrics: ['accuracy'], reason: 'why' }],
    ['a bot', { by: 'renovate[bot]', metrics: ['accuracy'], reason: 'why' }],
    ['no metrics', { by: 'a', metrics: [], reason: 'why' }],
    ['an empty name', { by: 'a', metrics: [''], reason: 'why' }],
    ['a name twice', { by: 'a', metrics: ['b', 'b'], reason: 'why' }],
    ['no reason', { by: 'a', metrics: ['b'], reason: ' \n ' }],
  ])('is not made of %s', (_, acceptance) => {
    expect(() => formatAcceptance(acceptance)).toThrow(RangeError);
  });

  it.each([
    ['nothing', ''],
    ['a withdrawal', 'withdrawn by octocat'],
    ['no metrics', 'octocat accepts  — why'],
    ['an empty name', 'octocat accepts accuracy,  — why'],
    ['a name twice', 'octocat accepts accuracy, accuracy — why'],
    ['no reason', 'octocat accepts accuracy — '],
    ['a hyphen for the dash', 'octocat accepts accuracy - why'],
    ['a login that is none', '@octo cat accepts accuracy — why'],
    ['a broken escape', 'octocat accepts a%zz — why'],
    ['an escape that is not needed', 'octocat accepts %61ccuracy — why'],
    ['an escape in small letters', 'octocat accepts a%2cb — why'],
    ['a comma without its space', 'octocat accepts a,b — why'],
    ['a line of its own behind it', 'octocat accepts accuracy — why\noctocat accepts recall — why'],
    ['another line before it', 'x\noctocat accepts accuracy — why'],
    ['a doubled space', 'octocat accepts accuracy —  why'],
    ['more than 140 characters', `octocat accepts accuracy — ${'x'.repeat(140)}`],
    ['half a character', 'octocat accepts accuracy — \ud83d'],
  ])('is not read from %s', (_, text) => {
    expect(parseAcceptance(text)).toBeUndefined();
  });

  it('has a context of its own for each model', () => {
    expect(overrideContext('spam-filter')).toBe('mlops/override/spam-filter');
  });
});
