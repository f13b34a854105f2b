/** Below this many pairs a comparison reports and concludes nothing. */
export const fewestPairs = 30;

/** How alpha is shared out: guarded slices get a fifth of their own, so that they cost the rest little power. */
export interface Budget {
  /** For the metrics on all examples. */
  readonly gate: number;
  /** For the guarded slices. */
  readonly guard: number;
}

/** Source: research on the gate's statistics, split of the false-block budget (0.04 + 0.01 of 0.05). */
export function shareAlpha(alpha: number, guards: number): Budget {
  return guards === 0 ? { gate: alpha, guard: 0 } : { gate: alpha * 0.8, guard: alpha * 0.2 };
}
