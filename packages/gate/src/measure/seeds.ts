import { findMetric } from '@mlops-actions/metrics';
import { type Contrast, contrastSeeds, contrastWelch } from '@mlops-actions/stats';
import { cellText } from '../evidence/cells.ts';
import { type Examples, rowExamples, type Side } from './examples.ts';
import { marksOf } from './marks.ts';
import { measureMeans } from './means.ts';
import { measureValue, type Scale } from './measure.ts';
import { rowValues } from './row-values.ts';
import { type Measure, type Subject, Unjudgeable } from './subject.ts';

/** Fewer seeds than this on a side say too little of how far retraining moves a model. */
const fewestSeeds = 3;

/** The seeds of both sides, sorted as text. */
export interface Seeds {
  readonly candidate: readonly string[];
  readonly baseline: readonly string[];
}

/** The seeds a recipe was run with; undefined where neither side ran with several: then one model is judged. */
export function seedsOf({ candidate, baseline }: Examples): Seeds | undefined {
  if (baseline === null) return undefined;
  const seeds = { candidate: seedsOn(candidate), baseline: seedsOn(baseline) };
  return seeds.candidate.length > 1 || seeds.baseline.length > 1 ? seeds : undefined;
}

function seedsOn({ predictions, rows }: Side): string[] {
  const cells = predictions.columns.get('seed');
  if (cells === undefined) return [];
  return [...new Set(Array.from(rows, (row) => cells[row]))].map((cell) => cellText(cell) ?? '').toSorted();
}

/**
 * Judges a recipe, of which each seed made one model: noise comes from the examples and from the seeds. Values per
 * example are tested by items × seeds, others by Welch over the seeds.
 */
export function measureSeeds(subject: Subject, examples: Examples, scale: Scale & { readonly seeds: Seeds }): Measure {
  const shape = findMetric(subject.metric)?.shape;
  const perExample = shape === 'share' || shape === 'mean';
  const measured = perExample ? byItems(subject, examples, scale) : bySeeds(subject, examples, scale);
  const few = scale.seeds.candidate.length < fewestSeeds || scale.seeds.baseline.length < fewestSeeds;
  return few && measured.contrast !== null ? { ...measured, contrast: withhold(measured.contrast) } : measured;
}

/** Evidence of too few seeds is shown and does not decide. */
function withhold(contrast: Contrast): Contrast {
  return { ...contrast, conclusive: false, flags: [...new Set([...contrast.flags, 'few-seeds'])] };
}

function byItems(subject: Subject, examples: Examples, scale: Scale & { readonly seeds: Seeds }): Measure {
  const { candidate, baseline, count } = examples;
  const marks = marksOf(examples);
  if (marks.clusters !== undefined || marks.weights !== undefined) {
    throw new Unjudgeable(
      `${subject.metric} cannot be judged over seeds with clusters or weights: leave one of them out`,
    );
  }
  const averaged = measureMeans(subject, examples, { ...scale, quick: true, marks });
  const { seeds } = scale;
  if (baseline === null || averaged.contrast === null || Math.min(seeds.candidate.length, seeds.baseline.length) < 2)
    return averaged;
  const own = itemsBySeed(subject.metric, candidate, { count, seeds: seeds.candidate, scale });
  const other = itemsBySeed(subject.metric, baseline, { count, seeds: seeds.baseline, scale });
  const contrast = contrastSeeds({ baseline: other, candidate: own, direction: subject.direction });
  return { ...averaged, contrast };
}

interface Table {
  readonly count: number;
  readonly seeds: readonly string[];
  readonly scale: Scale;
}

/** For each seed the value of every example that counts. */
function itemsBySeed(metric: string, side: Side, { count, seeds, scale }: Table): Float64Array[] {
  const values = rowValues(metric, side, scale.task);
  const examples = rowExamples(side, count);
  // Before tables are laid out: a column of ever new values would ask for one as large as its square.
  requireRows(metric, { values, examples, count, seeds });
  const cells = side.predictions.columns.get('seed');
  const sums = seeds.map(() => new Float64Array(count));
  const counts = seeds.map(() => new Uint32Array(count));
  const number = new Map(seeds.map((seed, at) => [seed, at]));
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    const seed = number.get(cellText(cells?.[side.rows[at] as number]) ?? '') ?? 0;
    const example = examples[at] as number;
    if (Number.isNaN(value)) continue;
    const [sum, seen] = [sums[seed] as Float64Array, counts[seed] as Uint32Array];
    sum[example] = (sum[example] as number) + value;
    seen[example] = (seen[example] as number) + 1;
  }
  return completeItems(metric, { sums, counts, count });
}

interface Answered extends Pick<Table, 'count' | 'seeds'> {
  readonly values: Float64Array;
  /** The example of each value. */
  readonly examples: Uint32Array;
}

/** Examples that count need a row for each seed. */
function requireRows(metric: string, { values, examples, count, seeds }: Answered): void {
  const rows = new Uint32Array(count);
  for (let at = 0; at < values.length; at += 1) {
    const example = examples[at] as number;
    if (!Number.isNaN(values[at])) rows[example] = (rows[example] as number) + 1;
  }
  if (rows.some((answers) => answers > 0 && answers < seeds.length)) throw unansweredSeeds(metric);
}

function unansweredSeeds(metric: string): Unjudgeable {
  return new Unjudgeable(
    `${metric} cannot be judged over seeds: not every example was answered with every seed. Write a row for each example and seed`,
  );
}

interface Sums {
  readonly sums: readonly Float64Array[];
  readonly counts: readonly Uint32Array[];
  readonly count: number;
}

/** Examples that count must have been answered with every seed. */
function completeItems(metric: string, { sums, counts, count }: Sums): Float64Array[] {
  const items = Uint32Array.from({ length: count }, (_, item) => item).filter((item) =>
    counts.some((seen) => (seen[item] as number) > 0),
  );
  const lacking = items.find((item) => counts.some((seen) => seen[item] === 0));
  if (lacking !== undefined) throw unansweredSeeds(metric);
  return sums.map((sum, seed) =>
    Float64Array.from(items, (item) => (sum[item] as number) / ((counts[seed] as Uint32Array)[item] as number)),
  );
}

/** Metrics without a value per example: one value per seed. */
function bySeeds(
  subject: Subject,
  { candidate, baseline, count }: Examples,
  scale: Scale & { readonly seeds: Seeds },
): Measure {
  const own = valuesBySeed(subject.metric, candidate, scale.seeds.candidate, scale);
  const other = baseline === null ? [] : valuesBySeed(subject.metric, baseline, scale.seeds.baseline, scale);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const usable = own.length > 1 && other.length > 1 && [...own, ...other].every(Number.isFinite);
  return {
    n: count,
    candidate: mean(own),
    baseline: mean(other),
    contrast: usable ? contrastWelch({ baseline: other, candidate: own, direction: subject.direction }) : null,
    sample: () => null,
    flips: null,
  };
}

function valuesBySeed(metric: string, side: Side, seeds: readonly string[], { task }: Scale): number[] {
  const { predictions } = side;
  const valueOf = (rows: Uint32Array) => measureValue(metric, { predictions, rows }, task) ?? Number.NaN;
  if (seeds.length === 0) return [valueOf(side.rows)];
  const cells = predictions.columns.get('seed');
  const rowsOfSeed = new Map(seeds.map((seed) => [seed, [] as number[]]));
  for (const row of side.rows) rowsOfSeed.get(cellText(cells?.[row]) ?? '')?.push(row);
  return seeds.map((seed) => valueOf(Uint32Array.from(rowsOfSeed.get(seed) ?? [])));
}
