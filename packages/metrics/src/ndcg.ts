import type { GroupedMeanShape } from './shapes.ts';

/**
 * Normalised discounted cumulative gain of a query's rows, as scikit-learn's `ndcg_score`: linear gains, ties averaged
 * (McSherry and Najork 2008). NaN for queries without a relevant row, or with fewer than two: every order is as good.
 * −Infinity where a relevance is negative or no number, or a score is none: it must not pass for a query left out.
 *
 * @param depth ranks that count; all where absent.
 */
export function ndcg(depth = Number.POSITIVE_INFINITY): GroupedMeanShape {
  return {
    shape: 'grouped-mean',
    open(view) {
      const [labels, scores] = [view.numbers('label'), view.numbers(view.positiveScore())];
      const discounts = openDiscounts(depth);
      return (rows) => {
        const documents = Array.from(rows, (row) => ({
          gain: labels[row] as number,
          score: scores[row] as number,
        }));
        if (!documents.every(isRanked)) return Number.NEGATIVE_INFINITY;
        return documents.length < 2 ? Number.NaN : normalized(documents, discounts);
      };
    },
  };
}

interface Ranked {
  readonly gain: number;
  readonly score: number;
}

function isRanked({ gain, score }: Ranked): boolean {
  return gain >= 0 && gain < Number.POSITIVE_INFINITY && !Number.isNaN(score);
}

function normalized(documents: readonly Ranked[], discounts: (ranks: number) => number): number {
  const ideal = documents.map(({ gain }) => ({ gain, score: gain }));
  return discounted(documents, discounts) / discounted(ideal, discounts);
}

/** Every document of a run of equal scores has the run's mean gain. */
function discounted(documents: readonly Ranked[], discounts: (ranks: number) => number): number {
  const ranking = documents.toSorted((a, b) => b.score - a.score);
  let total = 0;
  for (let from = 0, to = 0; from < ranking.length; from = to) {
    let gains = 0;
    for (; to < ranking.length && ranking[to]?.score === ranking[from]?.score; to += 1) gains += ranking[to]?.gain ?? 0;
    total += (gains / (to - from)) * (discounts(to) - discounts(from));
  }
  return total;
}

/** The sum of the discounts 1 / log2(rank + 1) of the first ranks. */
function openDiscounts(depth: number): (ranks: number) => number {
  const sums = [0];
  return (ranks) => {
    const counted = Math.min(ranks, depth);
    for (let rank = sums.length; rank <= counted; rank += 1) sums.push((sums[rank - 1] ?? 0) + 1 / Math.log2(rank + 1));
    return sums[counted] as number;
  };
}
