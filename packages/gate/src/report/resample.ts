/** A line by its points; `x` never falls. */
export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** `count` values evenly spread over a range, both ends included. */
export function grid([from, to]: readonly [number, number], count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + ((to - from) * at) / (count - 1));
}

/** The height of a line at each place: straight between points, its highest where it jumps, level beyond its ends. */
export function resample({ x, y }: Points, places: readonly number[]): number[] {
  return places.map((place) => heightAt({ x, y }, place));
}

/** The points whose numbers are all finite. */
export function finitePoints({ x, y }: Points): Points {
  const kept = x.flatMap((value, at) => (Number.isFinite(value) && Number.isFinite(y[at] ?? Number.NaN) ? [at] : []));
  return { x: kept.map((at) => x[at] ?? 0), y: kept.map((at) => y[at] ?? 0) };
}

function heightAt({ x, y }: Points, place: number): number {
  const here = y.filter((_, at) => x[at] === place);
  if (here.length > 0) return Math.max(...here);
  const right = x.findIndex((value) => value > place);
  if (right <= 0) return (right === 0 ? y[0] : y.at(-1)) ?? 0;
  const [x0 = 0, x1 = 1, y0 = 0, y1 = 0] = [x[right - 1], x[right], y[right - 1], y[right]];
  return y0 + ((y1 - y0) * (place - x0)) / (x1 - x0);
}
