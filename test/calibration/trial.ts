import { openRandom, type Random } from './generators/random.ts';

/** Something that is drawn over and over, of which certain events are counted. */
export interface Trial {
  /** Unlike any other's; the draws are seeded with it. */
  readonly id: string;
  /** What is counted. */
  readonly events: readonly string[];
  /** Draws of the published table. */
  readonly draws: number;
  /** Draws once, and adds to the count of each event. */
  readonly run: (random: Random, counts: Float64Array) => void;
}

/** Draws are seeded block by block, so that the same are drawn whoever draws them. */
export const blockSize = 250;

/** Counts the events of one block of draws. */
export function runBlock(trial: Trial, block: number): Float64Array {
  const random = openRandom(`${trial.id} ${block}`);
  const counts = new Float64Array(trial.events.length);
  for (let draw = 0; draw < blockSize; draw++) trial.run(random, counts);
  return counts;
}

/** Adds 1 to the count of each event that came true. */
export function tally(counts: Float64Array, came: readonly boolean[]): void {
  for (const [event, happened] of came.entries()) {
    if (happened) counts[event] = (counts[event] as number) + 1;
  }
}

/** How often each event came in so many draws. */
export interface Tally {
  readonly draws: number;
  readonly counts: Float64Array;
}

/** Tallies by the id of their trial. */
export type Tallies = ReadonlyMap<string, Tally>;

/** The share of draws in which an event came. @throws RangeError where that was not counted. */
export function rateOf(tallies: Tallies, id: string, event: number): number {
  const found = tallies.get(id);
  const count = found?.counts[event];
  if (found === undefined || count === undefined) throw new RangeError(`nothing was counted of ${id}`);
  return count / found.draws;
}
