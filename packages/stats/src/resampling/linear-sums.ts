import type { Contrast } from '../contrast.ts';
import { judgeClusters } from './clusters.ts';
import { contrastInfluence, type Linearised } from './linear-contrast.ts';
import { requireSides, type SumsInput, type UnitSums } from './unit-sums.ts';

/**
 * The contrast of contrastSums by the infinitesimal jackknife: every unit's influence from the derivatives of the
 * metric in each sum, then a t test with units (or clusters) − 1 degrees of freedom. One pass over the units, for
 * explored slices. A metric without a derivative in a sum is not conclusive and flagged `unstable`.
 *
 * Source: Jaeckel (1972), "The infinitesimal jackknife"; Efron (1982), The Jackknife, the Bootstrap and Other
 * Resampling Plans, chapter 6.
 * @throws RangeError as contrastSums does; draws nothing.
 */
export function linearSums(input: Omit<SumsInput, 'resampling'>): Contrast {
  const { direction, clusters } = input;
  requireSides([input.baseline, input.candidate]);
  const baseline = linearise(input.baseline, input);
  const candidate = linearise(input.candidate, input);
  const smooth = [baseline, candidate].every(({ influence }) => influence.every(Number.isFinite));
  const { enough, flags } = judgeClusters(clusters && baseline.influence.length);
  return contrastInfluence({
    test: input.test ?? 'linearised-t',
    direction,
    baseline,
    candidate,
    caution: { enough: enough && smooth, flags: smooth ? flags : [...flags, 'unstable'] },
  });
}

function linearise(
  { width, start, index, amount }: UnitSums,
  { value, clusters }: Pick<SumsInput, 'value' | 'clusters'>,
): Linearised {
  const sums = new Float64Array(width);
  const scales = new Float64Array(width);
  for (let j = 0; j < index.length; j++) {
    const at = index[j] as number;
    sums[at] = (sums[at] as number) + (amount[j] as number);
    scales[at] = (scales[at] as number) + Math.abs(amount[j] as number);
  }
  const slopes = scales.map((scale, j) => (scale === 0 ? 0 : slope(value, sums, { at: j, step: 1e-5 * scale })));
  const influence = new Float64Array(start.length - 1);
  for (let unit = 0; unit < influence.length; unit++) {
    let moved = 0;
    const end = start[unit + 1] as number;
    for (let j = start[unit] as number; j < end; j++) {
      moved += (amount[j] as number) * (slopes[index[j] as number] as number);
    }
    influence[unit] = moved;
  }
  return { value: value(sums), influence: clusters === undefined ? influence : sumByNumber(influence, clusters) };
}

/** Central difference, or one-sided where the metric has no value on the other side. */
function slope(value: SumsInput['value'], sums: Float64Array, { at, step }: { at: number; step: number }): number {
  const here = sums[at] as number;
  const valueAt = (sum: number) => {
    sums[at] = sum;
    const moved = value(sums);
    sums[at] = here;
    return moved;
  };
  const [above, below] = [valueAt(here + step), valueAt(here - step)];
  if (Number.isFinite(above) && Number.isFinite(below)) return (above - below) / (2 * step);
  const middle = value(sums);
  return Number.isFinite(above) ? (above - middle) / step : (middle - below) / step;
}

/**
 * Sums values by a number each; numbers that nothing has are left out.
 * @throws RangeError unless there is one number for each value.
 */
export function sumByNumber(values: Float64Array, numbers: Uint32Array): Float64Array {
  if (numbers.length !== values.length) {
    throw new RangeError(`clusters must be one for each of ${values.length} units, not ${numbers.length}`);
  }
  const top = numbers.reduce((most, number) => Math.max(most, number), 0);
  const sums = new Float64Array(top + 1);
  const seen = new Uint8Array(top + 1);
  for (let i = 0; i < values.length; i++) {
    const number = numbers[i] as number;
    sums[number] = (sums[number] as number) + (values[i] as number);
    seen[number] = 1;
  }
  return sums.filter((_, number) => seen[number] === 1);
}
