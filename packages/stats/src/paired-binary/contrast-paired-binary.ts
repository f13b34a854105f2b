import type { Contrast, Direction, Margin, TestPlan } from '../contrast.ts';
import { mcnemarMidP } from '../mcnemar.ts';
import { mdePairedBinary, requiredNPairedBinary } from '../power.ts';
import { type PairedTable, tangoInterval, tangoNoninferiority } from '../tango.ts';

/** Outcomes of two sides on the same n ≥ 1 examples, each a hit or not. */
export interface PairedOutcomes {
  readonly n: number;
  /** Examples only the baseline answered well. */
  readonly lost: number;
  /** Examples only the candidate answered well. */
  readonly gained: number;
  /** Examples on which what the metric is named after happened. */
  readonly baselineHits: number;
  readonly candidateHits: number;
  readonly direction: Direction;
}

/**
 * Two sides on the same examples, each right or wrong: mid-p McNemar for a regression, Tango's score test for proof
 * within a margin, and the interval that agrees with it. Holds its size where few or no pairs disagree, where
 * bootstrap and Wald intervals do not.
 *
 * Source: Fagerland, Lydersen & Laake (2013); Tango (1998).
 * @throws RangeError on counts that contradict each other, or a relative margin: shares take absolute ones.
 */
export function contrastPairedBinary(outcomes: PairedOutcomes): Contrast {
  const { n, lost, gained, baselineHits, candidateHits } = outcomes;
  requireOutcomes(outcomes);
  const table: PairedTable = { b: lost, c: gained, n };
  const disagreement = (lost + gained) / n;
  return {
    test: 'mcnemar-mid-p+tango',
    n,
    baseline: baselineHits / n,
    candidate: candidateHits / n,
    estimate: (gained - lost) / n,
    conclusive: true,
    flags: [],
    regression: () => mcnemarMidP(table).regression,
    improvement: () => mcnemarMidP(table).improvement,
    noninferiority: (margin) => tangoNoninferiority(table, absolute(margin)).p,
    interval: (level) => tangoInterval(table, level),
    detectable: (plan) => mdePairedBinary({ ...plan, n, disagreement }),
    needed: (margin: Margin, plan: TestPlan) =>
      requiredNPairedBinary({ ...plan, disagreement, effect: absolute(margin) }).noninferiority,
  };
}

function absolute({ size, relative }: Margin): number {
  if (relative) throw new RangeError('the margin of a share must be absolute');
  return size;
}

function requireOutcomes({ n, lost, gained, baselineHits, candidateHits, direction }: PairedOutcomes): void {
  if (n < 1) throw new RangeError(`n must be at least 1, not ${n}`);
  const change = direction === 'higher' ? gained - lost : lost - gained;
  if (candidateHits - baselineHits !== change) {
    throw new RangeError(`${baselineHits} and ${candidateHits} hits contradict ${lost} lost and ${gained} gained`);
  }
}
