import type { Direction } from '../contrast.ts';
import { type StudentContrast, studentContrast } from '../means/student-contrast.ts';

/** A reported value with its standard error. */
export interface Measured {
  readonly value: number;
  /** At least 0. */
  readonly stderr: number;
}

/** Two reported values whose errors are taken to be independent. */
export interface ErrorsInput {
  readonly baseline: Measured;
  readonly candidate: Measured;
  readonly direction: Direction;
}

/**
 * Two reported values by their standard errors: `stderr-z`, SE² = se_b² + se_c², normal. On the same examples the
 * errors mostly go together, which this cannot see: it then errs towards no verdict. How many units there were is not
 * known: `n` is 0 and `needed` null. Both errors 0: flag `degenerate`, inconclusive.
 * @throws RangeError on numbers that are not finite, or negative standard errors.
 */
export function contrastErrors({ baseline, candidate, direction }: ErrorsInput): StudentContrast {
  requireMeasured('baseline', baseline);
  requireMeasured('candidate', candidate);
  const sign = direction === 'higher' ? 1 : -1;
  const contrast = studentContrast({
    test: 'stderr-z',
    n: 0,
    baseline: baseline.value,
    candidate: candidate.value,
    evidence: (share) => ({
      estimate: sign * (candidate.value - baseline.value) + share * baseline.value,
      variance: ((share - sign) * baseline.stderr) ** 2 + candidate.stderr ** 2,
      df: Infinity,
    }),
  });
  return { ...contrast, needed: () => null };
}

function requireMeasured(side: string, { value, stderr }: Measured): void {
  if (!Number.isFinite(value)) throw new RangeError(`the ${side}'s value must be finite, not ${value}`);
  if (!(stderr >= 0 && stderr < Infinity)) {
    throw new RangeError(`the ${side}'s stderr must be at least 0 and finite, not ${stderr}`);
  }
}
