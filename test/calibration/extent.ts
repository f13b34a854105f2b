import type { Job } from './run-trials.ts';
import type { Cell } from './study.ts';
import type { Plan } from './trials.ts';

/** All draws, or so few that they take less than a minute. */
export type Extent = 'full' | 'short';

/** Above this size a short run draws nothing: a single test set takes too long. */
const shortSize = 1000;
const shortDraws = 500;

/** What is drawn, and how often. */
export function planJobs({ cells, rules }: Plan, extent: Extent): { cells: readonly Cell[]; jobs: Job[] } {
  if (extent === 'full') {
    const trials = [...cells.map(({ trial }) => trial), ...rules];
    return { cells, jobs: trials.map((trial) => ({ trial, draws: trial.draws })) };
  }
  const drawn = cells.filter(({ n }) => n <= shortSize);
  return { cells: drawn, jobs: drawn.map(({ trial }) => ({ trial, draws: shortDraws })) };
}
