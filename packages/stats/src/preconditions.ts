/** Requires a whole number of at least 0. @throws RangeError */
export function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a whole number of at least 0, not ${value}`);
  }
}

/** Requires a number strictly between 0 and 1. @throws RangeError */
export function requireOpenUnit(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie between 0 and 1, exclusive, not ${value}`);
}

/** Requires a number from 0 to 1. @throws RangeError */
export function requireProportion(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie between 0 and 1, not ${value}`);
}

/** Requires k successes among n trials. @throws RangeError */
export function requireShare(k: number, n: number): void {
  requireCount('k', k);
  requireCount('n', n);
  if (k > n) throw new RangeError(`k must not exceed n: ${k} > ${n}`);
}
