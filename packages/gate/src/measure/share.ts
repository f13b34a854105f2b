import { outcomes } from '@mlops-actions/metrics';
import { contrastPairedBinary, type Sample, wilsonInterval } from '@mlops-actions/stats';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import type { Examples } from './examples.ts';
import type { Measure, Subject } from './subject.ts';

/** How many lost examples are kept to be shown. */
const shown = 10;

/** A share of examples, one row each: mid-p McNemar and Tango on the pairs that disagree. */
export function measureShare(
  { metric, direction }: Pick<Subject, 'metric' | 'direction'>,
  { candidate, baseline }: Examples,
  task: ResolvedTask,
): Measure {
  const own = outcomes(metric, candidate.predictions, task, candidate.rows);
  const n = own.rows.length;
  const candidateHits = count(own.hit);
  const alone = { n, candidate: candidateHits / n, sample: () => (n === 0 ? null : sampleShare(candidateHits, n)) };
  if (baseline === null) return { ...alone, baseline: null, contrast: null, flips: null };
  const other = outcomes(metric, baseline.predictions, task, baseline.rows);
  if (other.rows.length !== n) {
    throw new Error(`${metric} rests on ${n} examples of the candidate and ${other.rows.length} of the baseline`);
  }
  const baselineHits = count(other.hit);
  const flips = { lost: 0, gained: 0, first: [] as [number, number][] };
  // A hit is good, unless the metric counts what should not happen.
  const good = direction === 'higher' ? 1 : 0;
  for (let at = 0; at < n; at += 1) {
    if (own.hit[at] === other.hit[at]) continue;
    if (own.hit[at] === good) flips.gained += 1;
    else {
      flips.lost += 1;
      if (flips.first.length < shown) flips.first.push([own.rows[at] as number, other.rows[at] as number]);
    }
  }
  const { lost, gained } = flips;
  const contrast = n === 0 ? null : contrastPairedBinary({ n, lost, gained, baselineHits, candidateHits, direction });
  return { ...alone, baseline: baselineHits / n, contrast, flips };
}

/** A share alone, with Wilson's interval. */
function sampleShare(hits: number, n: number): Sample {
  return { test: 'wilson', n, value: hits / n, interval: (level) => wilsonInterval(hits, n, level) };
}

function count(hits: Uint8Array): number {
  let sum = 0;
  for (const hit of hits) sum += hit;
  return sum;
}
