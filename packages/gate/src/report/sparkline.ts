const bars = '▁▂▃▄▅▆▇█';

/** Numbers as bars between `low` and `high`; `·` where there is none, all of middle height where nothing moves. */
export function sparkline(values: readonly (number | undefined)[], [low, high]: readonly [number, number]): string {
  return values
    .map((value) => {
      if (value === undefined) return '·';
      const share = high > low ? (value - low) / (high - low) : 0.5;
      return bars[Math.min(bars.length - 1, Math.max(0, Math.floor(share * bars.length)))];
    })
    .join('');
}
