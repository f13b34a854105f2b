import { openRandom } from '../resampling/random.ts';
import { normal } from '../resampling/worlds.test-support.ts';
import type { OrderedPair } from './contrast-ordered.ts';

/** Scores of two models that share most of their noise; the candidate's own noise is `noise`, the baseline's 0.5. */
export function scoredWorld(o: { rows: number; seed: number; share?: number; noise?: number }): OrderedPair {
  const random = openRandom([o.seed, 2, 3, 4]);
  const positive = Uint8Array.from({ length: o.rows }, () => Number(random.uniform() < (o.share ?? 0.3)));
  const latent = Float64Array.from(positive, (mark) => 1.2 * mark + normal(random));
  const scores = (noise: number) => latent.map((value) => value + noise * normal(random));
  return { statistic: 'average_precision', positive, baseline: scores(0.5), candidate: scores(o.noise ?? 0.5) };
}

/** Area under the ROC curve and average precision by their definitions, pair by pair and score by score. */
export function byDefinition(positive: ArrayLike<number>, score: ArrayLike<number>, weight: ArrayLike<number>) {
  const rows = Array.from({ length: positive.length }, (_, row) => ({
    positive: positive[row] === 1,
    score: score[row] as number,
    weight: weight[row] as number,
  }));
  const mass = (kept: typeof rows) => kept.reduce((sum, row) => sum + row.weight, 0);
  const [hits, misses] = [rows.filter((row) => row.positive), rows.filter((row) => !row.positive)];
  let outranked = 0;
  for (const hit of hits) {
    for (const miss of misses) {
      outranked += hit.weight * miss.weight * (hit.score === miss.score ? 0.5 : Number(hit.score > miss.score));
    }
  }
  let precision = 0;
  for (const threshold of new Set(hits.map((hit) => hit.score))) {
    const gained = mass(hits.filter((row) => row.score === threshold));
    const found = mass(hits.filter((row) => row.score >= threshold));
    if (gained > 0) precision += (gained / mass(hits)) * (found / mass(rows.filter((row) => row.score >= threshold)));
  }
  return { roc_auc: outranked / (mass(hits) * mass(misses)), average_precision: precision };
}
