import { unpairedRegression } from '@mlops-actions/stats';
import type { Outcomes } from '../generators/outcomes.ts';
import { contrastOutcomes } from '../studies/paired-binary.ts';
import { alpha, blocks, passes } from './gate.ts';

/** A rule that says from the outcomes of a test set whether a pull request is blocked. */
export interface PeerRule {
  readonly title: string;
  readonly blocks: (outcomes: Outcomes) => boolean;
}

const margin = { size: 0.01, relative: false };

/** Rules in use, ours last. */
export const peerRules: readonly PeerRule[] = [
  { title: 'candidate below baseline', blocks: ({ baselineHits, candidateHits }) => candidateHits < baselineHits },
  {
    title: 'more than 1 pp below',
    blocks: ({ n, baselineHits, candidateHits }) => 100 * (baselineHits - candidateHits) > n,
  },
  { title: 'unpaired z test, 5 %', blocks: unpaired },
  { title: 'one margin, three ways: 1 pp', blocks: (outcomes) => beyond(outcomes, 0.01) },
  { title: 'one margin, three ways: 2 pp', blocks: (outcomes) => beyond(outcomes, 0.02) },
  { title: '**eval-gate**, margin 1 pp', blocks: (outcomes) => blocks(contrastOutcomes(outcomes), margin) },
];

/** Whether our rule says green. */
export function isGreen(outcomes: Outcomes): boolean {
  return passes(contrastOutcomes(outcomes), margin);
}

function unpaired({ n, baselineHits, candidateHits }: Outcomes): boolean {
  return unpairedRegression({ k: baselineHits, n }, { k: candidateHits, n }).p <= alpha;
}

/** Blocks when the whole 95 % interval lies below −margin. */
function beyond(outcomes: Outcomes, size: number): boolean {
  return contrastOutcomes(outcomes).interval(0.95)[1] < -size;
}
