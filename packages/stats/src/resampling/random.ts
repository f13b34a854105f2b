import type { Resampling } from '../contrast.ts';

/** A seeded source of random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** 32 random bits as a whole number from 0 to 2³² − 1. */
  bits(): number;
  /** A number in [0, 1) with 53 random bits. */
  uniform(): number;
  /** A whole number in [0, n), each equally likely; n from 1 to 2³² − 1. */
  below(n: number): number;
  /** Fills the whole array with random bits. */
  fillBits(target: Uint32Array): void;
  /** Sets the first `count` entries to whole numbers in [0, n), n from 1 to 2¹⁶: quicker than as many `below`. */
  fillBelow(target: Uint32Array, count: number, n: number): void;
}

const WARM_UP = 16;

/**
 * Opens the generator sfc32 (C. Doty-Humphrey, PractRand): 128 bits of state, one of them a counter, so that no seed
 * is a bad one and no cycle is shorter than 2³².
 * @throws RangeError unless the seed is four unsigned 32-bit words.
 */
export function openRandom(seed: Resampling['seed']): Random {
  requireSeed(seed);
  // A typed array and not four variables of the closure: those would be boxed at every draw.
  const state = Int32Array.from(seed, (word) => word | 0);
  const bits = () => next(state);
  for (let i = 0; i < WARM_UP; i++) bits();
  return {
    bits,
    uniform: () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53,
    below: (n) => drawBelow(bits, n),
    fillBits: (target) => {
      for (let i = 0; i < target.length; i++) target[i] = bits();
    },
    fillBelow: (target, count, n) => fillBelow(state, target, { count, n }),
  };
}

/** Purposes whose draws must not depend on which of them was asked for first. */
export const STREAMS = { bootstrap: 1, permutation: 2, blocks: 3, jackknife: 4 } as const;

/** Opens a generator of its own for one purpose of a seed. @throws RangeError as openRandom does. */
export function openStream(seed: Resampling['seed'], purpose: keyof typeof STREAMS): Random {
  requireSeed(seed);
  const [a, b, c, d] = seed;
  return openRandom([a, b, (c ^ Math.imul(STREAMS[purpose], 0x9e3779b1)) >>> 0, d]);
}

/** @throws RangeError unless there are at least 99 replicates, a whole number. */
export function requireReplicates(replicates: number): void {
  if (!Number.isSafeInteger(replicates) || replicates < 99) {
    throw new RangeError(`replicates must be a whole number of at least 99, not ${replicates}`);
  }
}

function requireSeed(seed: readonly number[]): void {
  if (seed.length !== 4 || seed.some((word) => word >>> 0 !== word)) {
    throw new RangeError(`seed must be four unsigned 32-bit words, not ${seed.join(', ')}`);
  }
}

function next(state: Int32Array): number {
  const b = state[1] as number;
  const c = state[2] as number;
  const sum = ((state[0] as number) + b + (state[3] as number)) | 0;
  state[3] = (state[3] as number) + 1;
  state[0] = b ^ (b >>> 9);
  state[1] = c + (c << 3);
  state[2] = ((c << 21) | (c >>> 11)) + sum;
  return sum >>> 0;
}

/** Multiplies and shifts; where 32 bits cannot be shared out evenly the draw is repeated (Lemire 2019). */
function drawBelow(bits: () => number, n: number): number {
  if (!(n >= 1 && n < 2 ** 32 && Number.isInteger(n))) throw new RangeError(`n must be from 1 to 2³² − 1, not ${n}`);
  const uneven = 2 ** 32 % n;
  for (;;) {
    const x = bits();
    const low = Math.imul(x, n) >>> 0;
    // Exact: high·2³² + low = x·n, taken apart in halves of x so that no product exceeds 2⁵³.
    if (low >= uneven) return Math.floor(((x >>> 16) * n + Math.floor(((x & 0xffff) * n) / 2 ** 16)) / 2 ** 16);
  }
}

/** As drawBelow, with 16 bits for each draw and the state in local variables. */
function fillBelow(state: Int32Array, target: Uint32Array, { count, n }: { count: number; n: number }): void {
  if (!(n >= 1 && n <= 2 ** 16 && Number.isInteger(n))) throw new RangeError(`n must be from 1 to 65536, not ${n}`);
  const uneven = 2 ** 16 % n;
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  for (let i = 0; i < count; ) {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    const upper = Math.imul(sum >>> 16, n);
    target[i] = upper >>> 16;
    if ((upper & 0xffff) >= uneven) i++;
    // One past the end of `count` may be written, and is dropped where the array ends there.
    const lower = Math.imul(sum & 0xffff, n);
    target[i] = lower >>> 16;
    if ((lower & 0xffff) >= uneven) i++;
  }
  state.set([a, b, c, d]);
}
