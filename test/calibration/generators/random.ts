import { createHash } from 'node:crypto';

/** A seeded source of random numbers for simulated test sets: the same name gives the same numbers everywhere. */
export interface Random {
  /** In (0, 1). */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Exponential with mean 1. */
  readonly exponential: () => number;
  /** Successes among n with probability p each. */
  readonly binomial: (n: number, p: number) => number;
  /** Four unsigned words, to seed an engine with. */
  readonly words: () => [number, number, number, number];
}

/**
 * Opens the numbers of one block of draws. The generator is not that of the engines under test.
 * Source: Blackman & Vigna (2021), "Scrambled linear pseudorandom number generators", xoshiro128**.
 */
export function openRandom(name: string): Random {
  const digest = createHash('sha256').update(name).digest();
  const state = Uint32Array.from({ length: 4 }, (_, word) => digest.readUInt32LE(4 * word));
  const uniform = () => ((next(state) >>> 6) * 2 ** 26 + (next(state) >>> 6) + 0.5) / 2 ** 52;
  const normal = openNormal(uniform);
  return {
    uniform,
    normal,
    exponential: () => -Math.log(uniform()),
    binomial: (n, p) => drawBinomial(uniform, n, p),
    words: () => [next(state), next(state), next(state), next(state)],
  };
}

function next(state: Uint32Array): number {
  const [a, b, c, d] = state as unknown as [number, number, number, number];
  const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
  const mixed = c ^ a;
  const crossed = d ^ b;
  state[1] = b ^ mixed;
  state[0] = a ^ crossed;
  state[2] = mixed ^ (b << 9);
  state[3] = rotate(crossed, 11);
  return scrambled;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** Marsaglia & Bray (1964), the polar method; every second number is the one put aside before. */
function openNormal(uniform: () => number): () => number {
  let spare = Number.NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  };
}

/** Counts the rarer outcome. @throws RangeError outside the distribution. */
function drawBinomial(uniform: () => number, n: number, p: number): number {
  if (!(n >= 0 && p >= 0 && p <= 1)) throw new RangeError(`no binomial distribution has n = ${n} and p = ${p}`);
  if (p > 0.5) return n - drawBinomial(uniform, n, 1 - p);
  return p === 0 ? 0 : countByGaps(uniform, n, p);
}

/** Successes by the geometric gaps between them: about n·p steps. */
function countByGaps(uniform: () => number, n: number, p: number): number {
  const scale = Math.log1p(-p);
  let at = 0;
  for (let count = 0; ; count++) {
    at += Math.floor(Math.log(uniform()) / scale) + 1;
    if (at > n) return count;
  }
}
