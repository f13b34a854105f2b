/**
 * The x in [low, high] at which a continuous function is 0, by bisection to the last bit.
 * @throws RangeError unless it has different signs at the ends.
 */
export function solve(f: (x: number) => number, low: number, high: number): number {
  const rising = f(low) < 0;
  if (rising === f(high) < 0) throw new RangeError(`no change of sign between ${low} and ${high}`);
  let [from, to] = [low, high];
  for (let middle = (from + to) / 2; middle > from && middle < to; middle = (from + to) / 2) {
    if (f(middle) < 0 === rising) from = middle;
    else to = middle;
  }
  return from;
}
