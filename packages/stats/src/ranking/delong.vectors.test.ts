import { describe, expect, it, test } from 'vitest';
import { normalCdf } from '../normal.ts';
import { differences, family, type Value } from '../resampling/reference-vectors.test-support.ts';
import { contrastAuc, delong } from './delong.ts';

const cases = family<{ y: number[]; baseline: number[]; candidate: number[] }>('delong');

/** All that DeLong's test says, in the field names of the fixture. */
function fields(input: (typeof cases)[number]['input']): Record<string, Value> {
  const positive = Uint8Array.from(input.y);
  const positives = input.y.filter((label) => label === 1).length;
  const counts = { positives, negatives: input.y.length - positives };
  const scores = {
    positive,
    baseline: Float64Array.from(input.baseline),
    candidate: Float64Array.from(input.candidate),
  };
  try {
    const { baseline, candidate, ...areas } = delong(scores);
    const contrast = contrastAuc(scores);
    const degenerate = contrast.flags.includes('degenerate');
    const delta = candidate - baseline;
    const z = delta === 0 ? 0 : delta / Math.sqrt(areas.varDifference);
    const [lower90, upper90] = contrast.interval(0.9);
    return {
      ...counts,
      auc_baseline: baseline,
      auc_candidate: candidate,
      delta: contrast.estimate,
      var_baseline: areas.varBaseline,
      var_candidate: areas.varCandidate,
      cov: areas.covariance,
      var_delta: areas.varDifference,
      degenerate,
      z,
      p_two_sided: Math.min(1, 2 * Math.min(normalCdf(z), normalCdf(-z))),
      ...(degenerate ? {} : { p_regression: contrast.regression(), lower90, upper90 }),
    };
  } catch (error) {
    if (!(error instanceof RangeError && /at least 2 positives and 2 negatives/.test(error.message))) throw error;
    return { ...counts, error: 'need >= 2 positives and >= 2 negatives' };
  }
}

describe('the reference vectors of DeLong', () => {
  it('are there', () => {
    expect(cases.length).toBeGreaterThan(6);
  });

  test.each(cases)('agree: $name', (vector) => {
    const got = fields(vector.input);
    expect({ wrong: differences(got, vector), got }).toEqual({ wrong: [], got });
  });
});
