/** Which way a metric is better. */
export type Direction = 'higher' | 'lower';

/** A bound the candidate's own value must keep on this test set. */
export interface Floor {
  readonly min: number | null;
  readonly max: number | null;
}

/** A metric that gates: paired 0/1 on the examples both sides answered. */
export interface GatingMetric extends Floor {
  readonly name: string;
  readonly direction: Direction;
  /** The proof needed for green, in the metric's unit; a share in (0, 1). */
  readonly margin: number;
}

/** A metric the policy lists, for which no test is built yet: computed and shown; its floor is judged. */
export interface ListedMetric extends Floor {
  readonly name: string;
  readonly direction: Direction;
  /** As written, such as `0.01` or `2%`; null when there is none. */
  readonly margin: string | null;
}

/** A slice whose regression blocks, out of its own share of alpha. */
export interface Guard {
  /** Column to value; an example belongs when all agree. */
  readonly where: ReadonlyMap<string, string>;
  readonly metric: string;
}

/** What users may say a model does, as far as it is built. */
export type TaskName = 'binary' | 'multiclass';

/** The rules a candidate is judged by: `mlops/gate.yml`, or the input `metrics`. */
export interface Policy {
  /** Null: told from the labels, see `resolveTask`. */
  readonly task: TaskName | null;
  /** The label that counts as positive; null: told from the labels where they are 0/1 or true/false. */
  readonly positive: string | null;
  /** False-block budget per model and pull request, in (0, 0.5). */
  readonly alpha: number;
  readonly gating: readonly GatingMetric[];
  readonly listed: readonly ListedMetric[];
  readonly show: readonly string[];
  readonly guards: readonly Guard[];
  readonly explore: readonly string[];
  /** `base`, `none` or the path of a file. */
  readonly baseline: string;
  readonly blockOn: 'worse' | 'beyond-margin';
  readonly overrideLabel: string | null;
}

/** What holds where a policy says nothing. */
export const defaults = {
  alpha: 0.05,
  /** One percentage point, for proportions. */
  margin: 0.01,
  baseline: 'base',
  blockOn: 'worse',
} as const;
