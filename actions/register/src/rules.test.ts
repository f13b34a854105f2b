import { describe, expect, it, test } from 'vitest';
import { type AdmissionCase, admit, bindVerdict } from './rules.ts';

describe('a model', () => {
  it.each<[AdmissionCase['require'], AdmissionCase['verdict'], boolean, boolean]>([
    ['not-failed', 'pass', false, true],
    ['not-failed', 'inconclusive', false, true],
    ['not-failed', 'fail', false, false],
    ['not-failed', 'error', false, false],
    ['not-failed', undefined, false, false],
    ['pass', 'pass', false, true],
    ['pass', 'inconclusive', false, false],
    ['pass', 'fail', false, false],
    ['pass', 'error', false, false],
    ['pass', undefined, false, false],
    ['none', 'fail', false, true],
    ['none', undefined, false, true],
    ['not-failed', undefined, true, true],
    ['not-failed', 'inconclusive', true, true],
    ['not-failed', 'fail', true, false],
    ['not-failed', 'error', true, false],
    ['pass', undefined, true, true],
    ['pass', 'inconclusive', true, true],
    ['pass', 'fail', true, false],
  ])('with require %s and verdict %s, first %s: %s', (require, verdict, first, accepted) => {
    expect(admit({ require, verdict, first }).accepted).toBe(accepted);
  });
});

const ours = `sha256:${'1'.repeat(64)}`;
const other = `sha256:${'2'.repeat(64)}`;

test('a verdict counts for exactly the model it was given', () => {
  expect(bindVerdict({ verdict: 'pass', candidate: { digest: ours } }, ours)).toBe('pass');
  expect(bindVerdict(undefined, ours)).toBeUndefined();
  expect(bindVerdict({ verdict: 'error', candidate: null }, ours)).toBe('error');
  expect(() => bindVerdict({ verdict: 'pass', candidate: { digest: other } }, ours)).toThrow(
    expect.objectContaining({ code: 'E_VERDICT_OTHER' }) as Error,
  );
  expect(() => bindVerdict({ verdict: 'pass', candidate: { digest: null } }, ours)).toThrow(
    'for a model with digest none',
  );
});
