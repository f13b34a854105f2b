/** One step of the shift of requests. */
export interface RolloutStep {
  /** Percent of the requests on the new version, 1 to 100. */
  readonly weight: number;
  /** Milliseconds to stay there before the checks. */
  readonly waitMs: number;
}

/** How a golden row becomes a request, and where its answer is. */
export interface GoldenRequest {
  readonly method: string;
  /** Appended to the endpoint; `{column}` is replaced, URL-encoded. */
  readonly path: string;
  /** JSON; a text that is `{column}` alone becomes the column's value as it is, inside a longer text its text. */
  readonly body: unknown;
  /** JSON pointer to the answer. */
  readonly answer: string;
  /** JSON pointer to the version that answered; undefined: the answer does not say. */
  readonly version: string | undefined;
  /** Column with the right answer; undefined: none. */
  readonly expect: string | undefined;
  /** Largest difference at which two numbers are the same answer. */
  readonly tolerance: number;
}

/** Limits a new version must keep. Shares are 0 to 1, times milliseconds; undefined: no limit. */
export interface RolloutLimits {
  /** How long the new version has to come up. */
  readonly readyMs: number;
  /** Per golden request. */
  readonly timeoutMs: number;
  readonly errors: number;
  readonly agreement: number | undefined;
  readonly correct: number | undefined;
  readonly latency: { readonly p50?: number; readonly p95?: number; readonly p99?: number };
}

/** `mlops/deploy.yml`. */
export interface RolloutConfig {
  /** At least one; weights rise; the last is 100. */
  readonly steps: readonly RolloutStep[];
  /** Path of the golden set as written; undefined: none. */
  readonly goldenSet: string | undefined;
  /** Undefined without golden rows. */
  readonly request: GoldenRequest | undefined;
  readonly limits: RolloutLimits;
}
