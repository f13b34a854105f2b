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
    study: 'rmse',
    truth: 'worse',
    upTo: 50,
    limit: 0.075,
    why: 'BCa below 200 examples: heavy tails of the errors.',
  },
  {
    study: 'average-precision',
    truth: 'equal',
    upTo: 200,
    limit: 0.075,
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
