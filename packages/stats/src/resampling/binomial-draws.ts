import type { Random } from './random.ts';

/** From this mean on rejection is quicker than counting up from 0. */
const REJECTION_FROM = 10;

/**
 * Draws the number of successes in n trials of probability p; exact at any n up to 2³¹ and any p in [0, 1].
 * Source: inversion for means below 10, else Hörmann (1993), "The generation of binomial random variates", algorithm
 * BTRS, Journal of Statistical Computation and Simulation 46.
 */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (p > 0.5) return n - drawBinomial(random, n, 1 - p);
  if (n === 0 || p === 0) return 0;
  return n * p < REJECTION_FROM ? drawByInversion(random, n, p) : drawByRejection(random, n, p);
}

/** Coins below this number are tossed by counting random bits. */
const TOSSED_BELOW = 192;

/** Draws the number of heads in n tosses of a fair coin; exact. */
export function drawHeads(random: Random, n: number): number {
  if (n >= TOSSED_BELOW) return drawByRejection(random, n, 0.5);
  let heads = 0;
  for (let left = n; left > 0; left -= 32) heads += ones(left >= 32 ? random.bits() : random.bits() >>> (32 - left));
  return heads;
}

/** Number of ones among 32 bits, added in pairs, nibbles and bytes. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Takes probabilities of 0, 1, 2… off a uniform number until it is used up. */
function drawByInversion(random: Random, n: number, p: number): number {
  const odds = p / (1 - p);
  const none = Math.exp(n * Math.log1p(-p));
  for (;;) {
    let u = random.uniform();
    let probability = none;
    for (let k = 0; k <= n; k++) {
      if (u < probability) return k;
      u -= probability;
      probability *= (odds * (n - k)) / (k + 1);
      // Rounding left a crumb beyond the last value: draw again.
      if (probability < 1e-300) break;
    }
  }
}

function drawByRejection(random: Random, n: number, p: number): number {
  const q = 1 - p;
  const spread = Math.sqrt(n * p * q);
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const sure = 0.92 - 4.2 / b;
  for (;;) {
    const v = random.uniform();
    const u = random.uniform() - 0.5;
    const margin = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / margin + b) * u + n * p + 0.5);
    if (margin >= 0.07 && v <= sure) return k;
    if (!(k >= 0 && k <= n)) continue;
    const scaled = (v * (2.83 + 5.1 / b) * spread) / (a / (margin * margin) + b);
    if (Math.log(scaled) <= logRatio(k, n, p)) return k;
  }
}

/** ln of P(X = k) over P(X = mode). */
function logRatio(k: number, n: number, p: number): number {
  const mode = Math.floor((n + 1) * p);
  const factorials = logFactorial(mode) + logFactorial(n - mode) - logFactorial(k) - logFactorial(n - k);
  return factorials + (k - mode) * Math.log(p / (1 - p));
}

const SMALL = 32;
const logFactorials = new Float64Array(SMALL);
for (let k = 2; k < SMALL; k++) logFactorials[k] = (logFactorials[k - 1] as number) + Math.log(k);

/** ln k!, by Stirling's series from 32 on, where three terms leave less than 1e-14. */
function logFactorial(k: number): number {
  if (k < SMALL) return logFactorials[k] as number;
  const inverse = 1 / k;
  const square = inverse * inverse;
  const correction = inverse * (1 / 12 - square * (1 / 360 - square / 1260));
  return (k + 0.5) * Math.log(k) - k + 0.5 * Math.log(2 * Math.PI) + correction;
}
