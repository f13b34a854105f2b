import type { Exception } from './limits.ts';

/** Known misses of the level. Each has a limit of its own, and a sentence in the published table. */
export const exceptions: readonly Exception[] = [
  {
    study: 'paired-binary',
    truth: 'worse',
    upTo: 99,
    limit: 0.058,
    why: 'Tango’s score test is an approximation: below 100 examples it reaches 5.6 % where few of them disagree.',
  },
  {
    study: 'skewed-means',
    truth: 'equal',
    upTo: 200,
    limit: 0.075,
    why: 'Where a few large gains make up for many small losses, a small test set mostly misses the gains.',
  },
  {
    study: 'wild-means',
    truth: 'worse',
    upTo: 1000,
    limit: 0.075,
    why: 'Differences of skewness 6: rare huge losses are mostly not among the examples. Take a bounded score where it matters.',
  },
  {
    study: 'rmse',
    truth: 'worse',
    upTo: 50,
    limit: 0.08,
    why: 'BCa below 200 examples: heavy tails of the errors.',
  },
  {
    study: 'average-precision',
    truth: 'equal',
    upTo: 200,
    limit: 0.085,
    why: 'Curves of very different shape with the same area: with few positives the area itself is estimated with a bias that depends on the shape.',
  },
  {
    study: 'errors',
    truth: 'worse',
    upTo: 50,
    limit: 0.072,
    why: 'A standard error from 50 examples of which nearly all are right is too uncertain for a z test. Give the share and n instead.',
  },
];
