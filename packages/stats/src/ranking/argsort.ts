const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const DIGIT = BUCKETS - 1;
/** Six digits of 11 bits hold 64 bits. */
const DIGITS = 6;

/**
 * The order that sorts 64-bit unsigned keys upwards, given as two words each; equal keys keep their order.
 * A radix sort: one count of all digits, then a pass for each digit in which keys differ at all.
 */
export function argsortWords(high: Uint32Array, low: Uint32Array): Uint32Array {
  const n = high.length;
  const counts = countDigits(high, low);
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  let spare = new Uint32Array(n);
  for (let digit = 0; digit < DIGITS; digit++) {
    const starts = counts.subarray(digit * BUCKETS, (digit + 1) * BUCKETS);
    if (starts.includes(n)) continue;
    accumulate(starts);
    for (let i = 0; i < n; i++) {
      const item = order[i] as number;
      const bucket = digitOf(high[item] as number, low[item] as number, digit);
      const place = starts[bucket] as number;
      starts[bucket] = place + 1;
      spare[place] = item;
    }
    [order, spare] = [spare, order];
  }
  return order;
}

/**
 * The order that sorts numbers upwards; −0 and 0 are equal, and equal numbers keep their order.
 * @throws RangeError on NaN.
 */
export function argsort(values: Float64Array): Uint32Array {
  const n = values.length;
  const high = new Uint32Array(n);
  const low = new Uint32Array(n);
  const number = new Float64Array(1);
  const words = new Uint32Array(number.buffer);
  const upper = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
  for (let i = 0; i < n; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) throw new RangeError(`scores must be numbers, not NaN (at ${i})`);
    // Adding 0 turns −0 into 0.
    number[0] = value + 0;
    const top = words[upper] as number;
    // Ordered as unsigned numbers: all bits of negative ones turned over, else the sign alone.
    const flip = top >>> 31 === 1 ? 0xffffffff : 0;
    high[i] = top ^ (flip | 0x80000000);
    low[i] = (words[1 - upper] as number) ^ flip;
  }
  return argsortWords(high, low);
}

function countDigits(high: Uint32Array, low: Uint32Array): Uint32Array {
  const counts = new Uint32Array(DIGITS * BUCKETS);
  for (let i = 0; i < high.length; i++) {
    for (let digit = 0; digit < DIGITS; digit++) {
      const at = digit * BUCKETS + digitOf(high[i] as number, low[i] as number, digit);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return counts;
}

/** Digits 0 to 5 begin at bits 0, 11, 22, 33, 44, 55; the third takes ten bits of the low word and one of the high. */
function digitOf(high: number, low: number, digit: number): number {
  if (digit < 2) return (low >>> (digit * DIGIT_BITS)) & DIGIT;
  if (digit === 2) return (low >>> 22) | ((high & 1) << 10);
  return (high >>> (digit * DIGIT_BITS - 32)) & DIGIT;
}

/** Turns counts into the places at which buckets begin. */
function accumulate(counts: Uint32Array): void {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    counts[i] = sum;
    sum += count;
  }
}
