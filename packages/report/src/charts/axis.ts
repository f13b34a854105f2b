/** One axis of a chart. */
export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly text: (value: number) => string;
}

/** An axis for shares from 0 to 1. */
export function shareAxis(label: string): Axis {
  return { label, from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], text: (value) => String(value) };
}

/** An axis round about `count` ticks that holds all values; every one is finite. */
export function axisOver(
  values: readonly number[],
  { label, count = 4, text = tickText }: { label: string; count?: number; text?: (value: number) => string },
): Axis {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high > low)) [low, high] = widen(Number.isFinite(low) ? low : 0);
  const step = roundStep((high - low) / count);
  // Far from 0 doubles may be coarser than the step, and at their end there is no room for one more.
  if (!(step > 0) || !Number.isFinite(step) || low + step === low)
    return { label, from: low, to: high, ticks: [low, high], text };
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
  return { label, from: ticks[0] as number, to: ticks.at(-1) as number, ticks, text };
}

/** A number on an axis, as short as it is. */
export function tickText(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text =
    size >= 1e5 || size < 1e-3
      ? value
          .toExponential(1)
          .replace(/\.?0+e/, 'e')
          .replace('e+', 'e')
      : String(Number(value.toPrecision(4)));
  return text.replaceAll('-', '−');
}

/** 1, 2 or 5 times a power of ten, at least `size`. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const lead = size / power;
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
}

function widen(value: number): [number, number] {
  const room = value === 0 ? 1 : Math.abs(value) * 0.1;
  return [value - room, value + room];
}
