const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A duration as written: `500ms`, `90s`, `30m`, `6h`, `2d`. */
export const durationForm = /^([1-9]\d{0,6})(ms|s|m|h|d)$/;

/** A percentage as written, `98%` or `99.5 %`, at most 100. */
export const percentForm = /^(100(?:\.0{1,6})?|\d{1,2}(?:\.\d{1,6})?) ?%$/;

/** Milliseconds of a duration as written; NaN when it is none. */
export function toMilliseconds(text: string): number {
  const [, amount, unit] = durationForm.exec(text) ?? [];
  return Number(amount) * units[unit as keyof typeof units];
}

/** A share from 0 to 1, of `98%` or of a number; NaN when it is none. */
export function toShare(written: string | number): number {
  if (typeof written === 'number') return written >= 0 && written <= 1 ? written : Number.NaN;
  // Shifting the point by reading keeps 99.9 % from becoming 0.9990000000000001, as dividing would.
  return Number(`${percentForm.exec(written)?.[1]}e-2`);
}

/** `850 ms`, `12.5 s`, `3 min`, `2 h`: short, for people. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const [size, name] = ms < 120_000 ? [1000, 's'] : ms < 7_200_000 ? [60_000, 'min'] : [3_600_000, 'h'];
  return `${Number((ms / size).toFixed(1))} ${name}`;
}

/** `98 %` for 0.98. */
export function formatShare(share: number): string {
  return `${Number((share * 100).toPrecision(6))} %`;
}
