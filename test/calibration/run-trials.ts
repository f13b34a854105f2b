import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { blockSize, type Tallies, type Tally, type Trial } from './trial.ts';
import type { Answer, Order } from './worker.ts';

/** A trial, and how often it is to be drawn. */
export interface Job {
  readonly trial: Trial;
  /** Rounded up to whole blocks. */
  readonly draws: number;
}

/** Runs trials on all cores; what is counted does not depend on their number. */
export async function runTrials(jobs: readonly Job[]): Promise<Tallies> {
  const orders = jobs.flatMap(({ trial, draws }) =>
    Array.from({ length: Math.ceil(draws / blockSize) }, (_, block): Order => ({ id: trial.id, block })),
  );
  const tallies = new Map<string, Tally>(
    jobs.map(({ trial }) => [trial.id, { draws: 0, counts: new Float64Array(trial.events.length) }]),
  );
  const tell = openProgress(orders.length);
  await Promise.all(Array.from({ length: availableParallelism() }, () => workOff(orders, tallies, tell)));
  return tallies;
}

/** Says on standard error how far the drawing is, at every twentieth. */
function openProgress(total: number): () => void {
  let done = 0;
  return () => {
    done += 1;
    const before = Math.floor((20 * (done - 1)) / total);
    const now = Math.floor((20 * done) / total);
    if (total > 1000 && now > before) process.stderr.write(`${5 * now} % drawn\n`);
  };
}

/** Gives one worker an order after the other, the last first, until none is left. */
function workOff(orders: Order[], tallies: Map<string, Tally>, tell: () => void): Promise<void> {
  const worker = new Worker(new URL('worker.ts', import.meta.url));
  return new Promise<void>((resolve, reject) => {
    const proceed = () => {
      const order = orders.pop();
      if (order === undefined) void worker.terminate().then(() => resolve());
      else worker.postMessage(order, []);
    };
    worker.on('error', reject);
    worker.on('message', ({ id, counts }: Answer) => {
      tallies.set(id, addCounts(tallies.get(id) as Tally, counts));
      tell();
      proceed();
    });
    proceed();
  });
}

function addCounts({ draws, counts }: Tally, added: Float64Array): Tally {
  return { draws: draws + blockSize, counts: counts.map((count, event) => count + (added[event] as number)) };
}
