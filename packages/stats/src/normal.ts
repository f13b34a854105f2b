import { requireOpenUnit } from './preconditions.ts';

const SQRT_2PI = Math.sqrt(2 * Math.PI);
/** Where the power series hands over to the continued fraction. */
const SERIES_LIMIT = 2.5;

/**
 * P(Z ≤ x) of the standard normal distribution, accurate to about 1e-13 relative, in the lower tail too.
 * @throws RangeError when x is NaN.
 */
export function normalCdf(x: number): number {
  return normalSf(-x);
}

/**
 * P(Z > x) of the standard normal distribution, accurate to about 1e-13 relative, in the upper tail too.
 * @throws RangeError when x is NaN.
 */
export function normalSf(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('x must be a number, not NaN');
  if (Math.abs(x) < SERIES_LIMIT) return 0.5 - centralArea(x);
  return x > 0 ? upperTail(x) : 1 - upperTail(-x);
}

function density(x: number): number {
  return Math.exp((-x * x) / 2) / SQRT_2PI;
}

/** P(0 < Z ≤ x) by the series φ(x)·(x + x³/3 + x⁵/(3·5) + …), whose terms share one sign. */
function centralArea(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-18; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return density(x) * sum;
}

/** P(Z > x) for large x by Laplace's continued fraction, evaluated from its tail. */
function upperTail(x: number): number {
  let fraction = x;
  for (let k = 80; k >= 1; k--) fraction = x + k / fraction;
  return density(x) / fraction;
}

/**
 * The x with P(Z ≤ x) = p, accurate to about 1e-15 relative.
 * Source: Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37.
 * @throws RangeError unless 0 < p < 1.
 */
export function normalPpf(p: number): number {
  requireOpenUnit('p', p);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(0.180625 - q * q, CENTRAL);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const x = r <= 5 ? rational(r - 1.6, MIDDLE) : rational(r - 5, FAR);
  return q < 0 ? -x : x;
}

interface Rational {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

function rational(x: number, { above, below }: Rational): number {
  return polynomial(x, above) / polynomial(x, below);
}

function polynomial(x: number, coefficients: readonly number[]): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

// Coefficients of AS 241, rounded to doubles, lowest power first.
const CENTRAL: Rational = {
  above: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  below: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
};
const MIDDLE: Rational = {
  above: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  below: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const FAR: Rational = {
  above: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  below: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};
