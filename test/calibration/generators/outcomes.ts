import type { Random } from './random.ts';

/** A population of examples answered by two models, each rightly or wrongly. */
export interface OutcomePopulation {
  /** Share of examples the baseline answers rightly. */
  readonly accuracy: number;
  /** Share on which exactly one of the two is right. */
  readonly disagreement: number;
  /** Share answered rightly by the candidate less the same of the baseline. */
  readonly effect: number;
}

/** A test set of n examples. */
export interface Outcomes {
  readonly n: number;
  readonly lost: number;
  readonly gained: number;
  readonly baselineHits: number;
  readonly candidateHits: number;
}

/** Draws n examples. @throws RangeError where the disagreement is too small for the effect. */
export function drawOutcomes(population: OutcomePopulation, n: number, random: Random): Outcomes {
  const { accuracy, disagreement, effect } = population;
  const loss = (disagreement - effect) / 2;
  if (Math.abs(effect) > disagreement) throw new RangeError(`${effect} is more than ${disagreement}`);
  const differing = random.binomial(n, disagreement);
  const lost = random.binomial(differing, loss / disagreement);
  const both = random.binomial(n - differing, (accuracy - loss) / (1 - disagreement));
  const gained = differing - lost;
  return { n, lost, gained, baselineHits: both + lost, candidateHits: both + gained };
}
