/** One value of an example. */
export type Cell = string | number | boolean | null;

/** Predictions by column, as the dataset package reads them. */
export interface Examples {
  readonly length: number;
  readonly columns: ReadonlyMap<string, readonly Cell[]>;
}

/** What the model does, which label counts as positive, and the classes there are. */
export interface Task {
  /** `binary`, `multiclass`, `multilabel`, `regression`, `ranking` or `scores`. */
  readonly task: string;
  /** Binary tasks: the label that counts as positive. */
  readonly positive?: string | null | undefined;
  /** Labels and predictions of both sides, sorted, so that both number them alike; absent: those of the examples. */
  readonly classes?: readonly string[] | undefined;
}

/** Rows of examples, from 0; all where absent. */
export type Rows = ArrayLike<number> | undefined;
