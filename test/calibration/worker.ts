import { parentPort } from 'node:worker_threads';
import { runBlock } from './trial.ts';
import { planTrials } from './trials.ts';

/** A block of draws to be made. */
export interface Order {
  readonly id: string;
  readonly block: number;
}

/** What was counted in it. */
export interface Answer {
  readonly id: string;
  readonly counts: Float64Array;
}

const { cells, rules } = planTrials();
const trials = new Map([...cells.map(({ trial }) => trial), ...rules].map((trial) => [trial.id, trial]));

parentPort?.on('message', ({ id, block }: Order) => {
  const trial = trials.get(id);
  if (trial === undefined) throw new RangeError(`there is no trial ${id}`);
  const answer: Answer = { id, counts: runBlock(trial, block) };
  parentPort?.postMessage(answer, []);
});
