import { type Aggregate, findMetric } from '@mlops-actions/metrics';
import {
  type Contrast,
  contrastErrors,
  contrastPrediction,
  contrastShares,
  contrastWelch,
  type Direction,
} from '@mlops-actions/stats';

const fewestRepeats = 5;

/** The test that numbers without predictions allow, and the examples it rests on; 0 where nobody says. */
export interface NumberContrast {
  readonly n: number;
  /** Whether the test counts examples, and not runs or errors somebody else worked out. */
  readonly countsExamples: boolean;
  /** Null for bare numbers: nothing says how far they move by chance. */
  readonly contrast: Contrast | null;
}

/**
 * Contrasts two values by whatever says how far they move by chance: values of several runs on both sides (Welch),
 * of five or more on the baseline (prediction), the number of examples of a share (Newcombe), standard errors (z).
 *
 * Without pairs the examples' own difficulty counts as noise: three times the data for the same sight.
 */
export function contrastAggregates(
  { metric, direction }: { readonly metric: string; readonly direction: Direction },
  candidate: Aggregate,
  baseline: Aggregate,
): NumberContrast {
  const n = Math.min(candidate.n ?? 0, baseline.n ?? 0);
  const [now, before] = [candidate.values ?? [], baseline.values ?? []];
  const given = { n, countsExamples: false };
  if (now.length >= 2 && before.length >= 2) {
    return { ...given, contrast: contrastWelch({ baseline: before, candidate: now, direction }) };
  }
  if (before.length >= fewestRepeats)
    return { ...given, contrast: contrastPrediction({ baseline: before, candidate: candidate.value, direction }) };
  if (isShareOfN(metric, candidate) && isShareOfN(metric, baseline))
    return {
      n,
      countsExamples: true,
      contrast: contrastShares({ baseline: toHits(baseline), candidate: toHits(candidate), direction }),
    };
  if (candidate.stderr !== null && baseline.stderr !== null) {
    const side = ({ value, stderr }: Aggregate) => ({ value, stderr: stderr ?? Number.NaN });
    return { ...given, contrast: contrastErrors({ baseline: side(baseline), candidate: side(candidate), direction }) };
  }
  return { ...given, contrast: null };
}

function isShareOfN(metric: string, { n, value }: Aggregate): boolean {
  return findMetric(metric)?.shape === 'share' && n !== null && value >= 0 && value <= 1;
}

/** The hits behind a share; what was rounded in print is rounded back. */
function toHits({ value, n }: Aggregate): { k: number; n: number } {
  return { k: Math.round(value * (n ?? 0)), n: n ?? 0 };
}
