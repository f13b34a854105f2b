import type { Cell, Predictions } from '@mlops-actions/dataset';

/** Predictions as a CSV file would give them, for tests: rows begin in line 2. */
export function samplePredictions(
  columns: Readonly<Record<string, readonly Cell[]>>,
  file = 'predictions.csv',
): Predictions {
  const length = Math.max(0, ...Object.values(columns).map((column) => column.length));
  return { file, format: 'csv', length, columns: new Map(Object.entries(columns)), lineOf: (row) => row + 2 };
}

/** How many examples of a kind there are, and what each side answers. */
export interface SampleGroup {
  readonly count: number;
  readonly label: string;
  readonly baseline: string;
  readonly candidate: string;
  /** Further columns, such as a slice. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** Both sides of the same examples, ids `m0`, `m1`, … in both. */
export function sampleSides(groups: readonly SampleGroup[]): { candidate: Predictions; baseline: Predictions } {
  const rows = groups.flatMap((group) => Array.from({ length: group.count }, () => group));
  const names = [...new Set(rows.flatMap(({ extra = {} }) => Object.keys(extra)))];
  const common = {
    id: rows.map((_, row) => `m${row}`),
    label: rows.map(({ label }) => label),
    ...Object.fromEntries(names.map((name) => [name, rows.map(({ extra }) => extra?.[name] ?? null)])),
  };
  return {
    candidate: samplePredictions({ ...common, prediction: rows.map(({ candidate }) => candidate) }, 'candidate.csv'),
    baseline: samplePredictions({ ...common, prediction: rows.map(({ baseline }) => baseline) }, 'baseline.jsonl.gz'),
  };
}
