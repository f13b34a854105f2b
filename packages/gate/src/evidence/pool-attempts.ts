import type { Cell, Predictions } from '@mlops-actions/dataset';

/** The predictions of one attempt of a run. */
export interface Attempt {
  readonly attempt: number;
  readonly predictions: Predictions;
}

/**
 * Predictions of several attempts as repeats of the same examples: running again adds evidence and replaces none.
 * Columns that an attempt lacks are empty in its rows; rows keep their lines in the latest attempt only.
 */
export function poolAttempts(latest: Attempt, earlier: readonly Attempt[]): Predictions {
  if (earlier.length === 0) return latest.predictions;
  const parts = [latest, ...earlier];
  const names = [...new Set(parts.flatMap(({ predictions }) => [...predictions.columns.keys()]))];
  const column = (name: string): Cell[] =>
    parts.flatMap(({ predictions: { columns, length } }) => [
      ...(columns.get(name) ?? Array.from<Cell>({ length }).fill(null)),
    ]);
  const repeats = parts.flatMap(({ attempt, predictions: { columns, length } }) =>
    Array.from({ length }, (_, row): Cell => `${attempt}/${String(columns.get('repeat')?.[row] ?? 0)}`),
  );
  const { predictions } = latest;
  return {
    ...predictions,
    length: repeats.length,
    columns: new Map([...names.map((name) => [name, column(name)] as const), ['repeat', repeats]]),
    lineOf: (row) => (row < predictions.length ? predictions.lineOf(row) : undefined),
  };
}
