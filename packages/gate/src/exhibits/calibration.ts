import type { CurveLine } from './exhibits.ts';
import { eachScore, type RankedScores } from './ranked-scores.ts';

const bins = 10;
/** With fewer, the share in a bin says next to nothing. */
const fewestExamples = 50;

/**
 * Mean score and share of positives in ten bins of about equal counts, examples of the same score in the same bin; a
 * bin no score falls in is left out. Undefined for few examples, and where a score is no probability.
 */
export function calibrationLine(ranked: RankedScores): Omit<CurveLine, 'side'> | undefined {
  const { positives, negatives } = ranked;
  const count = positives.length + negatives.length;
  const lowest = Math.min(positives[0] as number, negatives[0] as number);
  const highest = Math.max(positives.at(-1) as number, negatives.at(-1) as number);
  if (count < fewestExamples || lowest < 0 || highest > 1) return undefined;
  const sums = Array.from({ length: bins }, () => ({ n: 0, score: 0, positive: 0 }));
  let before = 0;
  eachScore(ranked, (score, risen, fallen) => {
    const n = risen + fallen;
    const bin = sums[Math.floor(((before + n / 2) * bins) / count)] as (typeof sums)[0];
    bin.n += n;
    bin.score += n * score;
    bin.positive += risen;
    before += n;
  });
  const filled = sums.filter(({ n }) => n > 0);
  return {
    // Adding up rounds, and the mean of ones must stay 1.
    x: filled.map(({ n, score }) => Math.min(1, score / n)),
    y: filled.map(({ n, positive }) => positive / n),
    n: filled.map(({ n }) => n),
  };
}
