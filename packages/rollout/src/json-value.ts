/** An answer nested deeper is like no other. */
const maxDepth = 200;

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two JSON values are the same answer. Numbers may differ by `tolerance`; NaN and infinities are like nothing. */
export function sameAnswer(one: unknown, other: unknown, tolerance: number, depth = 0): boolean {
  if (depth > maxDepth) return false;
  // Infinity minus itself is NaN, which is never within a tolerance.
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) <= tolerance;
  if (Array.isArray(one) && Array.isArray(other)) return sameItems(one, other, tolerance, depth);
  if (isRecord(one) && isRecord(other)) return sameMembers(one, other, tolerance, depth);
  return one === other;
}

function sameItems(one: readonly unknown[], other: readonly unknown[], tolerance: number, depth: number): boolean {
  return one.length === other.length && one.every((item, at) => sameAnswer(item, other[at], tolerance, depth + 1));
}

function sameMembers(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  tolerance: number,
  depth: number,
): boolean {
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && sameAnswer(one[key], other[key], tolerance, depth + 1));
}
