import { readCodes, readNumbers } from './codes.ts';
import type { SideRows } from './gather-exhibits.ts';

/** Scores of positives and of negatives, each rising; neither is empty. */
export interface RankedScores {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

/**
 * The scores of a side, sorted. Rows without a label or with a score that is no number are left out; undefined where
 * columns are missing or one of the classes is.
 */
export function rankScores(side: SideRows, positive: string): RankedScores | undefined {
  const scores = readNumbers(side, 'score') ?? readNumbers(side, `score:${positive}`);
  const label = scores === undefined ? undefined : readCodes(side, 'label');
  if (scores === undefined || label === undefined) return undefined;
  const wanted = label.names.indexOf(positive);
  const positives = pick(scores, label.codes, (code) => code === wanted);
  const negatives = pick(scores, label.codes, (code) => code !== wanted);
  return wanted < 0 || positives.length === 0 || negatives.length === 0 ? undefined : { positives, negatives };
}

/** Calls back for each distinct score, lowest first, with how many positives and negatives have it. */
export function eachScore(
  { positives, negatives }: RankedScores,
  visit: (score: number, risen: number, fallen: number) => void,
): void {
  for (let p = 0, n = 0; p < positives.length || n < negatives.length; ) {
    const score = Math.min(positives[p] ?? Number.POSITIVE_INFINITY, negatives[n] ?? Number.POSITIVE_INFINITY);
    const [p0, n0] = [p, n];
    while (positives[p] === score) p += 1;
    while (negatives[n] === score) n += 1;
    visit(score, p - p0, n - n0);
  }
}

function pick(scores: Float64Array, codes: Int32Array, test: (code: number) => boolean): Float64Array {
  const picked = new Float64Array(scores.length);
  let count = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const code = codes[at] as number;
    const score = scores[at] as number;
    if (code < 0 || Number.isNaN(score) || !test(code)) continue;
    // Adding 0 turns −0 into 0.
    picked[count] = score + 0;
    count += 1;
  }
  return picked.subarray(0, count).toSorted();
}
