import type { Direction } from '../contrast.ts';
import { FEWEST_SEEDS } from '../means/contrast-seeds.ts';
import { type Evidence, type StudentContrast, studentContrast } from '../means/student-contrast.ts';
import { type Spread, spreadOf } from './spread.ts';

/** One value of the metric per seed, at least 2 on each side; the seeds of the sides have nothing in common. */
export interface WelchInput {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
  readonly direction: Direction;
}

/**
 * Two recipes by the values of their seeds alone: `welch-t` with Satterthwaite's degrees of freedom. `n` and `needed`
 * count the seeds of the side with fewer; fewer than 3: flag `few-seeds`, inconclusive; no spread: `degenerate`.
 * Source: Welch (1947), Biometrika 34:28–35.
 * @throws RangeError on fewer than 2 values on a side, or values that are not finite.
 */
export function contrastWelch({ baseline, candidate, direction }: WelchInput): StudentContrast {
  const before = spreadOf('baseline', baseline, 2);
  const after = spreadOf('candidate', candidate, 2);
  const n = Math.min(before.n, after.n);
  const sign = direction === 'higher' ? 1 : -1;
  return studentContrast({
    test: 'welch-t',
    n,
    baseline: before.mean,
    candidate: after.mean,
    faults: n < FEWEST_SEEDS ? ['few-seeds'] : [],
    evidence: (share) => combine({ before, after, sign, share }),
  });
}

function combine(o: { before: Spread; after: Spread; sign: 1 | -1; share: number }): Evidence {
  const { before, after, sign, share } = o;
  const ofBaseline = ((share - sign) ** 2 * before.variance) / before.n;
  const ofCandidate = after.variance / after.n;
  const variance = ofBaseline + ofCandidate;
  const estimate = sign * (after.mean - before.mean) + share * before.mean;
  if (variance === 0) return { estimate, variance, df: before.n + after.n - 2 };
  // Shares of the variance, because squares of tiny variances would vanish.
  const spent = (ofBaseline / variance) ** 2 / (before.n - 1) + (ofCandidate / variance) ** 2 / (after.n - 1);
  return { estimate, variance, df: 1 / spent };
}
