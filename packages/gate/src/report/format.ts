import { findMetric } from '@mlops-actions/metrics';
import type { Comparison } from '@mlops-actions/records';

/** Keeps 2.3 from becoming 2.4 for the sake of a rounding error. */
const slack = 1e-9;

/** Told in per cent though no share of fixed examples. */
const alsoInPerCent = ['precision', 'balanced_accuracy'];

/** Whether a metric is a share of examples, told in per cent and percentage points; AUC, F1 and the like are not. */
export function isShare(metric: string): boolean {
  return findMetric(metric)?.shape === 'share' || alsoInPerCent.includes(metric);
}

/** What decides how exactly a number is told. */
type Scale = Pick<Comparison, 'metric' | 'n' | 'baseline' | 'candidate'>;

/** A value of a metric: `88.0 %`, `0.9410`. `–` when there is none. */
export function formatValue(value: number | null, one: Scale): string {
  if (value === null) return '–';
  if (!Number.isFinite(value)) return String(value);
  return isShare(one.metric) ? `${minus((value * 100).toFixed(decimals(one.n)))} %` : minus(fixed(value, places(one)));
}

/** A difference with its sign: `−2.0 pp`, `+0.003`. */
export function formatChange(change: number, one: Scale): string {
  return isShare(one.metric)
    ? `${signed((change * 100).toFixed(decimals(one.n)))} pp`
    : signed(fixed(change, places(one)));
}

/** An interval of differences, rounded outwards: `−3.3 … −0.7`. */
export function formatInterval([low, high]: readonly [number, number], one: Scale): string {
  const share = isShare(one.metric);
  const digits = share ? decimals(one.n) : places(one);
  const [scale, unit] = [10 ** digits, share ? 100 : 1];
  const down = Math.floor(low * unit * scale + slack) / scale;
  const up = Math.ceil(high * unit * scale - slack) / scale;
  return `${signed(fixed(down, digits))} … ${signed(fixed(up, digits))}`;
}

/** A size, rounded up so that a promise is never larger than what was found: `1.7 pp`. */
export function formatSize(size: number, one: Scale): string {
  const share = isShare(one.metric);
  const digits = share ? decimals(one.n) : places(one);
  const [scale, unit] = [10 ** digits, share ? 100 : 1];
  const up = fixed(Math.ceil(size * unit * scale - slack) / scale, digits);
  return share ? `${up} pp` : up;
}

/** A margin from the policy, as short as it is: `1 pp`, `0.5 pp`, `2 %` of the baseline. */
export function formatMargin({
  margin,
  metric,
  flags,
  baseline,
}: Pick<Comparison, 'margin' | 'metric' | 'flags' | 'baseline'>): string {
  const size = margin ?? 0;
  if (flags.includes('relative-margin') && baseline !== null && baseline > 0)
    return `${Number(((size / baseline) * 100).toPrecision(4))} %`;
  return isShare(metric) ? `${Number((size * 100).toPrecision(6))} pp` : String(Number(size.toPrecision(6)));
}

/** A floor as short as it is: `95 %`. */
export function formatFloor(floor: number, metric: string): string {
  return isShare(metric) ? `${Number((floor * 100).toPrecision(6))} %` : String(floor);
}

/** `p = 0.005`, `p < 0.001`. */
export function formatP(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}

/** `90 %` for 0.9. */
export function formatShare(share: number): string {
  return `${Number((share * 100).toPrecision(4))} %`;
}

/** `drop` where more is better, else `rise`. */
export function worsening({ direction }: Pick<Comparison, 'direction'>): 'drop' | 'rise' {
  return direction === 'higher' ? 'drop' : 'rise';
}

/** The change as the metric shows it, candidate − baseline, from an oriented difference. */
export function natural(oriented: number, { direction }: Pick<Comparison, 'direction'>): number {
  return direction === 'higher' || oriented === 0 ? oriented : -oriented;
}

/** Digits after the point at which one example of n shows: one to three; two when n is unknown. */
function decimals(n: number): number {
  return n === 0 ? 2 : Math.min(3, Math.max(1, Math.ceil(Math.log10(n)) - 2));
}

/**
 * Digits after the point that give a metric's values four digits, and their difference the same: beside `0.9763` a
 * bare `0.98` would look less exact than it is.
 */
function places({ baseline, candidate }: Scale): number {
  const largest = Math.max(Math.abs(baseline ?? 0), Math.abs(candidate ?? 0));
  if (!(largest > 0) || !Number.isFinite(largest)) return 4;
  return Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(largest))));
}

/** Numbers too large or too small to be read digit by digit are told by powers of ten. */
function fixed(value: number, digits: number): string {
  return digits > 8 || Math.abs(value) >= 1e9 ? String(Number(value.toPrecision(4))) : value.toFixed(digits);
}

function signed(text: string): string {
  const value = Number(text.replace('−', '-'));
  if (value === 0) return text.replace(/^[-−]/, '');
  return value > 0 ? `+${text}` : minus(text);
}

function minus(text: string): string {
  return text.replace(/^-/, '−');
}
