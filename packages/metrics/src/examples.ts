/** One value of an example. */
export type Cell = string | number | boolean | null;

/** Predictions by column, as the dataset package reads them. */
export interface Examples {
  readonly length: number;
  readonly columns: ReadonlyMap<string, readonly Cell[]>;
}

/** What the model does, and for binary tasks which label counts as positive. */
export interface Task {
  readonly task: string;
  readonly positive?: string | null | undefined;
}

/** Rows and columns a metric is computed from. Labels are compared as text: `1` and `"1"` are the same class. */
export class View {
  readonly rows: readonly number[];
  readonly #columns: Examples['columns'];
  readonly #positive: string | undefined;

  constructor(examples: Examples, task: Task, rows?: readonly number[]) {
    this.#columns = examples.columns;
    this.#positive = task.positive ?? undefined;
    this.rows = rows ?? Array.from({ length: examples.length }, (_, row) => row);
  }

  /** Without a positive class every example would count as negative, and a false positive rate would be 0. */
  get hasPositive(): boolean {
    return this.#positive !== undefined;
  }

  has(column: string): boolean {
    return this.#columns.has(column);
  }

  text(column: string, row: number): string {
    return String(this.#columns.get(column)?.[row] ?? '');
  }

  /** NaN for what is no number. */
  number(column: string, row: number): number {
    const cell = this.#columns.get(column)?.[row];
    return typeof cell === 'number' ? cell : typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : Number.NaN;
  }

  isRight(row: number): boolean {
    const correct = this.#columns.get('correct')?.[row];
    return typeof correct === 'boolean' ? correct : this.text('label', row) === this.text('prediction', row);
  }

  isPositive(row: number): boolean {
    return this.text('label', row) === this.#positive;
  }

  isPredictedPositive(row: number): boolean {
    return this.text('prediction', row) === this.#positive;
  }
}
