import type { View } from './examples.ts';

/**
 * Mean negative log of the probability given to the true class, clipped as scikit-learn does at the machine epsilon.
 * NaN when a score is no probability.
 */
export function logLoss(view: View): number {
  let sum = 0;
  for (const row of view.rows) {
    const score = probability(view, row);
    const clipped = Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, score));
    sum -= Math.log(view.isPositive(row) ? clipped : 1 - clipped);
  }
  return sum / view.rows.length;
}

/** Mean squared distance of the probability from the outcome; NaN when a score is no probability. */
export function brierScore(view: View): number {
  let sum = 0;
  for (const row of view.rows) sum += (probability(view, row) - (view.isPositive(row) ? 1 : 0)) ** 2;
  return sum / view.rows.length;
}

/** The score of a row, NaN when it is no probability: clipping a logit would give a number that means nothing. */
function probability(view: View, row: number): number {
  const score = view.number('score', row);
  return score >= 0 && score <= 1 ? score : Number.NaN;
}

/** Probability that a positive example scores above a negative one, ties counting half; NaN without both classes. */
export function rocAuc(view: View): number {
  const groups = groupsByScore(view);
  if (groups === undefined) return Number.NaN;
  let below = 0;
  let wins = 0;
  for (const { positives, negatives } of groups.toReversed()) {
    wins += positives * (below + negatives / 2);
    below += negatives;
  }
  const total = groups.reduce((sum, { positives }) => sum + positives, 0);
  return wins / (total * below);
}

/** Sum over thresholds of precision times the rise in recall, as scikit-learn defines it; NaN without positives. */
export function averagePrecision(view: View): number {
  const groups = groupsByScore(view);
  if (groups === undefined) return Number.NaN;
  const total = groups.reduce((sum, { positives }) => sum + positives, 0);
  if (total === 0) return Number.NaN;
  let [tp, fp, area] = [0, 0, 0];
  for (const { positives, negatives } of groups) {
    tp += positives;
    fp += negatives;
    area += (positives / total) * (tp / (tp + fp));
  }
  return area;
}

interface ScoreGroup {
  positives: number;
  negatives: number;
}

/** Counts by score, highest first; undefined when a score is no number. */
function groupsByScore(view: View): ScoreGroup[] | undefined {
  const scored = view.rows.map((row) => ({ score: view.number('score', row), positive: view.isPositive(row) }));
  if (scored.some(({ score }) => Number.isNaN(score))) return undefined;
  const groups: ScoreGroup[] = [];
  let last: number | undefined;
  for (const { score, positive } of scored.toSorted((a, b) => b.score - a.score)) {
    if (score !== last) groups.push({ positives: 0, negatives: 0 });
    last = score;
    const group = groups.at(-1) as ScoreGroup;
    if (positive) group.positives += 1;
    else group.negatives += 1;
  }
  return groups;
}
